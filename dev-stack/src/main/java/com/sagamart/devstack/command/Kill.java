package com.sagamart.devstack.command;

import com.sagamart.devstack.home.StackFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Kills one process without a warning.
@Command(name = "kill")
final class Kill implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Override
  public void run() {
    if (!options.stack().kill(service)) {
      throw new StackFailure(service + " is not running.");
    }
    System.out.printf(
        "%s is dead. ./sagamart restart %s (or up) brings it back.%n", service, service);
  }
}
