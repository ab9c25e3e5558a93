package com.sagamart.devstack.process;

/// The wait was given up because somebody else failed, or the user pressed Ctrl-C.
public final class Interrupted extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
