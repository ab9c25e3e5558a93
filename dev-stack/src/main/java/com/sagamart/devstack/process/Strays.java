package com.sagamart.devstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.devstack.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  static boolean belongsTo(ProcessHandle process, Home home) {
    return arguments(process).stream().anyMatch(it -> it.endsWith(home.marker()))
        || Leftovers.runsFrom(process, home.programs());
  }

  /// The JDK tells no arguments of a process whose command line is longer than a page; /proc does.
  private static List<String> arguments(ProcessHandle process) {
    try {
      Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return List.of(new String(Files.readAllBytes(commandLine), UTF_8).split("\0", -1));
    } catch (IOException e) {
      // No /proc here, or the process is gone.
      return process.info().arguments().map(List::of).orElse(List.of());
    }
  }
}
