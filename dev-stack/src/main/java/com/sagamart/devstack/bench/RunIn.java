package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.load.Driver;
import com.sagamart.devstack.load.Measured;
import com.sagamart.devstack.load.Plan;
import com.sagamart.devstack.process.CpuTime;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Load before anything is measured, until the compilers of the stack's virtual machines have done
/// most of their work. On two cores that takes minutes, in which they use up to half of the
/// processor; a service that has run for an hour is past it.
final class RunIn {

  private static final Duration SLICE = Duration.ofSeconds(20);

  /// The compilers' share of all processor time at which they are done.
  private static final double DONE = 0.05;

  private static final double HUNDRED = 100;

  private final Stack stack;
  private final Consumer<String> report;

  RunIn(Stack stack, Consumer<String> report) {
    this.stack = stack;
    this.report = report;
  }

  /// Lets so many users act until the compilers are done, or for `atMost`. Where their time cannot
  /// be told from that of others, as on anything but Linux, it takes all of it.
  void run(Driver driver, int users, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    double share = 1;
    while (share > DONE && System.nanoTime() - end < 0) {
      Duration compilersBefore = Usage.of(stack, CpuTime::ofCompilers);
      Duration allBefore = Usage.of(stack, CpuTime::of);
      Measured measured = driver.run(Plan.closed(users, SLICE));
      double compilers = Usage.of(stack, CpuTime::ofCompilers).minus(compilersBefore).toNanos();
      double all = Usage.of(stack, CpuTime::of).minus(allBefore).toNanos();
      share = compilers > 0 ? compilers / all : 1;
      report.accept(
          String.format(
              Locale.ROOT,
              "  run-in %25s/s   compilers take %.0f %%",
              Goal.number(measured.rate()),
              HUNDRED * share));
    }
  }
}
