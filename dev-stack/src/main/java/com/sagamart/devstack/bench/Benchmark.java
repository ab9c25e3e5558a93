package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.bench.Goal.Judged;
import com.sagamart.devstack.check.Checker;
import com.sagamart.devstack.check.Report;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.load.Measured;
import com.sagamart.devstack.process.JitCompiler;
import com.sagamart.devstack.process.OnInterrupt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A run: a fresh stack is filled, the plain transactions are measured and then the scenarios, each
/// after a warm-up; in the end it is proved that nothing was lost for the sake of speed.
public final class Benchmark {

  private static final Map<String, String> UNLIMITED = Map.of("SAGAMART_RATE_LIMITS", "off");
  private static final Duration REST_LIMIT = Duration.ofSeconds(90);
  private static final Duration LONGEST_BASELINE = Duration.ofSeconds(30);

  /// More checkouts in a second than there can be; each needs its coupon beforehand.
  private static final int MOST_PER_SECOND = 1_000;

  private static final int GROWN_SIZE = 1_000_000;

  /// What is measured, and how long.
  ///
  /// @param scenario one of [Scenario], or all
  /// @param length of each scenario that has no end of its own
  /// @param runIn before the first, and before what goes another way, at most: see [RunIn]
  /// @param warmUp before each, in the same way
  /// @param users served at a time
  public record Settings(
      String scenario, Duration length, Duration runIn, Duration warmUp, int users) {}

  private final Stack stack;
  private final Settings settings;
  private final Population population;
  private final Filling filling;
  private final ResultFiles files;
  private final Consumer<String> report;
  private final Result.Run run;
  private final List<Result> results = new ArrayList<>();
  private final Map<Scenario, Double> plain = new EnumMap<>(Scenario.class);

  private Benchmark(
      Stack stack, Settings settings, Set<Scenario> scenarios, Consumer<String> report) {
    this.stack = stack;
    this.settings = settings;
    this.population =
        Population.forCheckouts(
            MOST_PER_SECOND
                * settings
                    .length()
                    .plus(settings.warmUp())
                    .multipliedBy(scenarios.size())
                    .plus(settings.runIn())
                    .toSeconds());
    this.filling = new Filling(stack, population);
    this.files = new ResultFiles(stack.home().directory());
    this.report = report;
    this.run =
        new Result.Run(
            Machine.commit(Installation.current().root()),
            Machine.current(),
            JitCompiler.options().isEmpty() ? "full" : "quick");
  }

  /// Starts a stack in this home, fresh, measures, and stops the stack. Its results and logs stay.
  ///
  /// @return whether the stack was found to be right afterwards; goals are another matter
  public static boolean run(Home home, Shape shape, Settings settings, Consumer<String> report) {
    Set<Scenario> scenarios = Scenario.named(settings.scenario());
    List<Judged> startUp = List.of();
    if (scenarios.size() == Scenario.values().length) {
      report.accept("Starting as a user would in " + startHome(home).directory());
      startUp = StartUp.measured(startHome(home), shape).judged();
    }
    Stack stack = Stack.at(home, shape, UNLIMITED, _ -> {});
    try (OnInterrupt _ = new OnInterrupt(stack::down)) {
      report.accept("Starting a stack of its own in " + home.directory());
      stack.up(true, false);
      return new Benchmark(stack, settings, scenarios, report).run(scenarios, startUp);
    } finally {
      stack.down();
    }
  }

  private static Home startHome(Home home) {
    return Home.at(home.directory().resolve(StartUp.TITLE));
  }

  private boolean run(Set<Scenario> scenarios, List<Judged> startUp) {
    if (!startUp.isEmpty()) {
      note(run.result(StartUp.TITLE, startUp));
    }
    report.accept("Filling it");
    Instant begin = Instant.now();
    filling.fill();
    report.accept("Measuring for %d s each".formatted(settings.length().toSeconds()));
    measurePlain(scenarios);
    Trial trial = new Trial(stack, population, settings, new RunIn(stack, report));
    trial.runIn();
    for (Scenario scenario : scenarios) {
      if (scenario == Scenario.GROWN) {
        new History(stack, filling, report).put(population.products(), GROWN_SIZE, begin);
      }
      measure(scenario, trial);
    }
    report.accept("");
    report.accept(ResultText.table(results));
    costOfACheckout();
    report.accept("Lines are in %s, plots in %s.".formatted(files.lines(), files.page()));
    Report check = new Checker(stack, 0, report).checkAtRest(REST_LIMIT);
    report.accept(check.text());
    return check.isClean();
  }

  private void measurePlain(Set<Scenario> scenarios) {
    if (scenarios.stream().noneMatch(Scenario::hasBaseline)) {
      return;
    }
    Baseline baseline = Baseline.create(stack, population, filling);
    Duration length =
        settings.length().compareTo(LONGEST_BASELINE) < 0 ? settings.length() : LONGEST_BASELINE;
    for (Scenario scenario : scenarios) {
      if (scenario.hasBaseline()) {
        Measured measured =
            switch (scenario) {
              case FLASH_SALE -> baseline.hot(length);
              case COUPON -> baseline.coupon(length);
              case CHECKOUT, LATENCY, OVERLOAD, BROWSE, GROWN -> baseline.uniform(length);
            };
        plain.put(scenario, measured.rate());
        String title = scenario.title() + ", plain";
        note(run.result(title, Baseline.CONNECTIONS, measured, List.of(), null, List.of()));
      }
    }
    filling.settle();
  }

  private void measure(Scenario scenario, Trial trial) {
    Trial.Outcome outcome = trial.of(scenario, rateOfCheckout());
    List<Judged> goals =
        new ArrayList<>(
            scenario.judge(
                outcome.measured(), plain.getOrDefault(scenario, Double.NaN), rateOfCheckout()));
    if (scenario == Scenario.COUPON) {
      double half = population.claimants() / 2.0;
      double issued = (double) filling.claimed();
      goals.add(Goal.atLeast("issued", half, "").judge(issued));
      goals.add(Goal.atMost("issued", half, "").judge(issued));
    }
    note(
        run.result(
            scenario.title(),
            settings.users(),
            outcome.measured(),
            goals,
            outcome.cost(),
            outcome.hops()));
  }

  private void note(Result result) {
    results.add(result);
    files.add(result);
    files.draw(results);
    report.accept(ResultText.line(result));
  }

  private double rateOfCheckout() {
    return results.stream()
        .filter(it -> it.scenario().equals(Scenario.CHECKOUT.title()))
        .mapToDouble(Result::rate)
        .findFirst()
        .orElse(Double.NaN);
  }

  private void costOfACheckout() {
    for (Result result : results) {
      if (result.cost() != null && result.scenario().equals(Scenario.CHECKOUT.title())) {
        report.accept(ResultText.cost(result.cost()));
        report.accept(ResultText.hops(result.hops()));
      }
    }
  }
}
