package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.bench.Benchmark.Settings;
import com.sagamart.devstack.bench.Usage.Cost;
import com.sagamart.devstack.bench.Waterfall.Hop;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.devstack.load.Driver;
import com.sagamart.devstack.load.Measured;
import com.sagamart.devstack.load.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/// Runs one scenario after the other against the gateway.
final class Trial {

  private static final double ORDERS_PER_SECOND = 100;

  /// More than a lasting crowd may be, so that the load does not wait for the platform.
  private static final int CROWD = 1_024;

  private static final Duration CLAIM_LIMIT = Duration.ofMinutes(10);

  private final Stack stack;
  private final Population population;
  private final Settings settings;
  private final RunIn runIn;

  /// Turns that checkouts took so far: what they used up is not used again.
  private long bought;

  Trial(Stack stack, Population population, Settings settings, RunIn runIn) {
    this.stack = stack;
    this.population = population;
    this.settings = settings;
    this.runIn = runIn;
  }

  /// What a scenario came to, and what one good answer cost.
  ///
  /// @param hops of paid orders, if there were any
  record Outcome(Measured measured, Cost cost, List<Hop> hops) {}

  /// @param checkout the rate of [Scenario#CHECKOUT] in the same run
  Outcome of(Scenario scenario, double checkout) {
    int users = settings.users();
    Duration length = settings.length();
    Plan closed = Plan.closed(users, length);
    Plan warmUp = Plan.closed(users, settings.warmUp());
    return switch (scenario) {
      case CHECKOUT, GROWN -> checkouts(turn -> Basket.uniform(population, turn), warmUp, closed);
      case FLASH_SALE -> checkouts(turn -> Basket.hot(population, turn), warmUp, closed);
      case LATENCY ->
          checkouts(
              turn -> Basket.uniform(population, turn),
              Plan.open(users, ORDERS_PER_SECOND, settings.warmUp()),
              Plan.open(users, ORDERS_PER_SECOND, length));
      case OVERLOAD ->
          checkouts(
              turn -> Basket.uniform(population, turn),
              Plan.open(CROWD, 2 * checkout, settings.warmUp()),
              Plan.open(CROWD, 2 * checkout, length));
      case COUPON -> claims(warmUp);
      case BROWSE -> {
        List<String> pages = Browsing.pages(stack.shop());
        Driver driver =
            new Driver(() -> new Browsing(stack.gateway(), pages, population.products()));
        // No checkout has ever gone this way.
        runIn.run(driver, users, settings.runIn());
        yield measured(driver, closed);
      }
    };
  }

  /// Lets the machine run in with the commonest of all scenarios.
  void runIn() {
    Driver driver = buyers(turn -> Basket.uniform(population, turn));
    runIn.run(driver, settings.users(), settings.runIn());
    bought += driver.taken();
  }

  private Outcome checkouts(LongFunction<Basket> baskets, Plan warmUp, Plan plan) {
    Driver driver = buyers(baskets);
    driver.run(warmUp);
    Outcome outcome = measured(driver, plan);
    bought += driver.taken();
    return outcome;
  }

  private Driver buyers(LongFunction<Basket> baskets) {
    Tokens tokens = Tokens.forUsers(stack, population.buyers());
    long before = bought;
    return new Driver(
        () -> new Checkouts(stack.gateway(), tokens, turn -> baskets.apply(before + turn)));
  }

  private Outcome claims(Plan warmUp) {
    Tokens tokens = Tokens.forUsers(stack, population.claimants());
    new Driver(() -> new Claims(stack.gateway(), tokens, Population.WARM_UP_COUPON)).run(warmUp);
    return measured(
        new Driver(() -> new Claims(stack.gateway(), tokens, Population.CLAIMED_COUPON)),
        Plan.counted(settings.users(), population.claimants(), CLAIM_LIMIT));
  }

  private Outcome measured(Driver driver, Plan plan) {
    Usage before = Usage.of(stack);
    Instant begin = Instant.now();
    Measured measured = driver.run(plan);
    Cost cost = Usage.of(stack).since(before, measured.good(), Usage.memoryMegabytes(stack));
    try (TopicReader topics = new TopicReader(stack.bootstrapServers())) {
      return new Outcome(measured, cost, Waterfall.between(begin, Instant.now(), topics));
    }
  }
}
