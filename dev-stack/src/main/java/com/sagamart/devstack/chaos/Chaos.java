package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Doors;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.chaos.Schedule.Planned;
import com.sagamart.devstack.check.Checker;
import com.sagamart.devstack.check.Report;
import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import com.sagamart.devstack.process.OnInterrupt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A run: customers buy while one fault after the other strikes; then everything is mended, comes
/// to rest, and is proved.
public final class Chaos {

  /// How long customers are waited for after a fault before the next one strikes nevertheless.
  static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

  /// In which everything must be decided and taken in after the last fault: an order's deadline,
  /// and the grace beyond it.
  private static final Duration REST_LIMIT = Duration.ofSeconds(90);

  private static final Map<String, String> UNLIMITED = Map.of("SAGAMART_RATE_LIMITS", "off");

  private final Stack stack;
  private final Schedule schedule;
  private final Processes processes;
  private final Saboteur saboteur;
  private final History history;
  private final Verdict verdict;
  private final Consumer<String> report;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private Chaos(
      Stack stack, Doors doors, Schedule schedule, History history, Consumer<String> report) {
    this.stack = stack;
    this.schedule = schedule;
    this.processes = new Processes(stack);
    this.saboteur = new Saboteur(stack, doors, processes);
    this.history = history;
    this.verdict = new Verdict(new Sql(stack));
    this.report = report;
  }

  /// Starts a stack in this home, fresh, does it all, and stops the stack. Its data and logs stay.
  ///
  /// @param seed decides which faults strike, in which order and for how long, and what customers
  ///     want
  public static Outcome run(
      Home home, Shape plain, long seed, Extent extent, Consumer<String> report) {
    Shape shape = plain.with(Fitting.FAILPOINTS, Fitting.DOORS);
    Stack stack = Stack.at(home, shape, UNLIMITED, _ -> {});
    try (Doors doors = Doors.open(shape)) {
      return run(stack, doors, shape, seed, extent, report);
    }
  }

  /// The stack is down before its doors are closed.
  private static Outcome run(
      Stack stack, Doors doors, Shape shape, long seed, Extent extent, Consumer<String> report) {
    Path home = stack.home().directory();
    try (OnInterrupt _ = new OnInterrupt(stack::down)) {
      report.accept("Starting a stack of its own in " + home);
      stack.up(true);
      try (History history = new History(home.resolve("history.jsonl"))) {
        var schedule = new Schedule(seed, shape.replicas());
        return new Chaos(stack, doors, schedule, history, report).run(seed, extent);
      }
    } finally {
      stack.down();
    }
  }

  private Outcome run(long seed, Extent extent) {
    try (Load load = new Load(stack, history)) {
      load.begin(seed);
      Recovery.since(history.now(), history, RECOVERY_LIMIT);
      long end = history.now() + extent.time().toMillis();
      while (history.now() < end || happenings.size() < extent.faults()) {
        happen(schedule.next());
      }
      report.accept("Everything is mended; waiting for rest.");
      Instant mended = Instant.now();
      if (!load.end(REST_LIMIT)) {
        broken.add("a customer was left without an answer for " + REST_LIMIT.toSeconds() + " s");
      }
      Report check = new Checker(stack, 0, report).checkAtRest(REST_LIMIT);
      broken.addAll(verdict.lateOrders(mended));
      broken.addAll(verdict.brokenWords(history.answers()));
      return new Outcome(
          happenings,
          history.counts(),
          verdict.orders(),
          verdict.greatestLateness(),
          broken,
          check);
    }
  }

  private void happen(Planned planned) {
    Fault fault = planned.fault();
    processes.down().forEach(it -> broken.add(it + " died, and nobody had struck it"));
    String missed = null;
    try {
      saboteur.strike(fault);
    } catch (StackFailure e) {
      missed = e.getMessage();
    }
    long struck = history.now();
    pause(planned.hold());
    saboteur.mend(fault);
    long since = fault.isSudden() ? struck : history.now();
    Optional<Duration> recovery = Recovery.since(since, history, RECOVERY_LIMIT);
    Happening happening = new Happening(fault.kind(), fault.target(), recovery, missed);
    happenings.add(happening);
    report.accept(line(happening, struck));
    pause(planned.calm());
  }

  private static String line(Happening it, long struck) {
    return String.format(
        Locale.ROOT,
        "  %6.1f s  %-40s %-28s %s",
        struck / 1e3,
        it.kind(),
        it.target(),
        it.missed() != null
            ? "missed: " + it.missed()
            : it.recovery()
                .map(
                    took ->
                        String.format(Locale.ROOT, "served after %.1f s", took.toMillis() / 1e3))
                .orElse("not served within %d s".formatted(RECOVERY_LIMIT.toSeconds())));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
