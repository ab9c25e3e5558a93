package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Stops and starts one process cleanly.
@Command(name = "restart")
final class Restart implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Override
  public void run() {
    Stack stack = options.stack();
    stack.restart(service);
  }
}
