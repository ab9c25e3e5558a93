package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a read model anew from its topics.
@Command(name = "rebuild")
final class Rebuild implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Override
  public void run() {
    Stack stack = options.stack();
    var result = stack.rebuild(service);
    System.out.printf(
        Locale.ROOT,
        "Rebuilt from %,d sales, %,d of them taken back, in %.1f s.%n",
        result.sales(),
        result.takenBack(),
        result.took().toMillis() / 1e3);
  }
}
