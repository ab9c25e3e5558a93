package com.sagamart.devstack.process;

import com.sagamart.devstack.home.Home;
import java.util.Arrays;
import java.util.List;

/// Processes of a stack that no pid file remembers: their launcher died before it wrote one, or a
/// killed server left children behind.
public final class Strays {

  private Strays() {}

  /// Kills them all. Returns how many there were.
  public static int kill(Home home) {
    List<ProcessHandle> strays =
        ProcessHandle.allProcesses()
            .filter(process -> process.pid() != ProcessHandle.current().pid())
            .filter(process -> belongsTo(process, home))
            .filter(Life::of)
            .toList();
    strays.forEach(ManagedProcess::killNow);
    return strays.size();
  }

  private static boolean belongsTo(ProcessHandle process, Home home) {
    boolean marked =
        process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(home.marker()::equals);
    return marked || Leftovers.runsFrom(process, home.programs());
  }
}
