package com.sagamart.devstack.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops everything.
@Command(name = "down")
final class Down implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public void run() {
    List<String> stopped = options.stack().down();
    System.out.println(
        stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
  }
}
