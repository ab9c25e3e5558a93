package com.sagamart.devstack.process;

/// Something to do should the user press Ctrl-C before this is closed.
public final class OnInterrupt implements AutoCloseable {

  private final Thread hook;

  public OnInterrupt(Runnable action) {
    hook = Thread.ofPlatform().unstarted(action);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Too late: it is being done.
    }
  }
}
