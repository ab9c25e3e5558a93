package com.sagamart.devstack.process;

import java.nio.file.Path;
import java.time.Duration;

/// What a killed server leaves behind: children that notice a moment later that it is gone.
public final class Leftovers {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Leftovers() {}

  /// Waits until no process runs a program from this directory any more; kills those that stay.
  public static void awaitGone(Path programs) {
    ProcessHandle.allProcesses()
        .filter(process -> runsFrom(process, programs))
        .filter(process -> !Life.awaitEnd(process, LIMIT))
        .forEach(ManagedProcess::killNow);
  }

  static boolean runsFrom(ProcessHandle process, Path programs) {
    return process.info().command().filter(it -> it.startsWith(programs + "/")).isPresent();
  }
}
