package com.sagamart.devstack.proxy;

/// A direction through a proxy.
public enum Way {
  TO_SERVER,
  TO_CLIENT
}
