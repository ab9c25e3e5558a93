package com.sagamart.devstack.home;

/// What a stack can be fitted with: to be broken on purpose, or to be watched.
public enum Fitting {
  /// Every service can be told to crash at a named place, through its management port.
  FAILPOINTS,

  /// Every service reaches its database and Kafka through a proxy of its own, which whoever starts
  /// the stack has to open first.
  DOORS,

  /// This machine's Prometheus watches it.
  PROMETHEUS
}
