package com.sagamart.devstack.command;

import com.sagamart.devstack.bench.Benchmark;
import com.sagamart.devstack.bench.Benchmark.Settings;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Shape;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures a stack of its own under load, beside its goals and beside plain transactions.
@Command(name = "bench")
final class Bench implements Callable<Integer> {

  private static final int RIGHT = 0;
  private static final int WRONG = 1;

  /// Beside the stack that `up` starts, and beside that of chaos.
  private static final int PORT_DISTANCE = 2_500;

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(arity = "0..1", paramLabel = "SCENARIO")
  private String scenario = "all";

  @Option(names = "--seconds", paramLabel = "N")
  private int seconds = 60;

  @Option(names = "--run-in", paramLabel = "N")
  private int runIn = 900;

  @Option(names = "--warm-up", paramLabel = "N")
  private int warmUp = 30;

  @Option(names = "--users", paramLabel = "N")
  private int users = 64;

  @Option(names = "--replicas", paramLabel = "N")
  private int replicas = 1;

  @Override
  public Integer call() {
    Home home = Home.at(options.home().directory().resolve("bench"));
    Shape shape = new Shape(options.portOffset(0) + PORT_DISTANCE, replicas);
    Settings settings =
        new Settings(
            scenario,
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(runIn),
            Duration.ofSeconds(warmUp),
            users);
    return Benchmark.run(home, shape, settings, System.out::println) ? RIGHT : WRONG;
  }
}
