package com.sagamart.devstack.command;

import com.sagamart.devstack.check.Checker;
import com.sagamart.devstack.check.Report;
import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Proves that nothing was lost and nothing was made up, in all databases and topics together.
@Command(name = "check")
final class Check implements Callable<Integer> {

  /// Longer than an order may stay undecided, and what is overdue then is undone.
  private static final Duration REST = Duration.ofSeconds(90);

  private static final int CLEAN = 0;
  private static final int VIOLATED = 1;
  private static final int CANNOT_LOOK = 2;

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--quiesce")
  private boolean quiesce;

  @Option(names = "--expect-dead-letters", paramLabel = "N")
  private long deadLetters;

  @Override
  public Integer call() {
    try {
      Checker checker = new Checker(options.stack(), deadLetters, System.out::println);
      Report report = quiesce ? checker.checkAtRest(REST) : checker.check();
      System.out.println(report.text());
      return report.isClean() ? CLEAN : VIOLATED;
    } catch (StackFailure e) {
      System.err.println(e.getMessage());
      return CANNOT_LOOK;
    }
  }
}
