package com.sagamart.failpoints;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.IntConsumer;

/// Stands for the end of the JVM: nothing behind the failpoint runs.
final class Crash extends Error {

  static final IntConsumer HALT =
      exit -> {
        throw new Crash(exit);
      };

  private static final long serialVersionUID = 1L;

  private final int exit;

  private Crash(int exit) {
    this.exit = exit;
  }

  int exit() {
    return exit;
  }

  /// Failpoints that crash like this, one of them armed.
  static Failpoints at(Failpoint failpoint) {
    Failpoints failpoints = new Failpoints(new PrintStream(OutputStream.nullOutputStream()), HALT);
    failpoints.arm(failpoint);
    return failpoints;
  }
}
