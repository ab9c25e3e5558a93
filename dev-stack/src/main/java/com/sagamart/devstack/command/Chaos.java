package com.sagamart.devstack.command;

import com.sagamart.devstack.chaos.Extent;
import com.sagamart.devstack.chaos.Outcome;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Breaks a stack of its own while customers buy, and proves that no promise was broken with it.
@Command(name = "chaos")
final class Chaos implements Callable<Integer> {

  private static final int KEPT = 0;
  private static final int BROKEN = 1;

  /// Beside the stack that `up` starts.
  private static final int PORT_DISTANCE = 2_000;

  private static final int MOST_SEEDS = 1_000_000;

  /// A day.
  private static final double MOST_MINUTES = 24 * 60;

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--minutes", paramLabel = "N")
  private double minutes = 5;

  @Option(names = "--seed", paramLabel = "S")
  private @Nullable Long seed;

  @Option(names = "--replicas", paramLabel = "N")
  private int replicas = 1;

  @Override
  public Integer call() {
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw new StackFailure(
          "Chaos lasts for more than 0 minutes and at most %.0f.".formatted(MOST_MINUTES));
    }
    long chosen = seed == null ? ThreadLocalRandom.current().nextInt(MOST_SEEDS) : seed;
    Home home = Home.at(options.home().directory().resolve("chaos"));
    Shape shape = new Shape(options.portOffset(0) + PORT_DISTANCE, replicas);
    System.out.printf("Chaos for %s minutes, seed %d.%n", minutes, chosen);
    Duration time = Duration.ofSeconds(Math.round(minutes * 60));
    Outcome outcome =
        com.sagamart.devstack.chaos.Chaos.run(
            home, shape, chosen, new Extent(time, 0), System.out::println);
    System.out.println(outcome.text());
    return outcome.isClean() ? KEPT : BROKEN;
  }
}
