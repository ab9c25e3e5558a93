package com.sagamart.devstack.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows what services put aside, and sends it again or gives it up.
@Command(
    name = "dlt",
    subcommands = {DltList.class, DltShow.class, DltReplay.class, DltDiscard.class})
final class DeadLetterCommands implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Called without a word behind it.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: dlt list, show, replay or discard?");
  }
}
