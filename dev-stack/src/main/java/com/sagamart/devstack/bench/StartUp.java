package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.bench.Goal.Judged;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long somebody waits who says `./sagamart up` after a build, and what the stack holds then.
///
/// @param took from the command to its end, demo data and warm-up included
/// @param bytes proportional set size of all processes
record StartUp(Duration took, long bytes) {

  static final String TITLE = "start-up";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final double MILLIS = 1e3;
  private static final double BYTES_IN_A_GIGABYTE = 1L << 30;

  /// Starts a stack as a user would, fresh, in this home, and stops it again.
  static StartUp measured(Home home, Shape shape) {
    Stack stack = Stack.at(home, shape, Map.of(), _ -> {});
    try {
      long begin = System.nanoTime();
      up(home, shape);
      return new StartUp(Duration.ofNanos(System.nanoTime() - begin), stack.memory());
    } finally {
      stack.down();
    }
  }

  private static void up(Home home, Shape shape) {
    Path log = home.directory().resolve("up.log");
    ProcessBuilder command =
        new ProcessBuilder(
            Installation.current().root().resolve("sagamart").toString(),
            "up",
            "--fresh",
            "--home=" + home.directory(),
            "--port-offset=" + shape.portOffset(),
            "--replicas=" + shape.replicas());
    // What is measured under load has the other compiler; nobody's first start has.
    command.environment().remove("SAGAMART_COMPILER");
    try {
      Files.createDirectories(home.directory());
      Process up = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        up.destroy();
        throw new StackFailure("up took longer than %s; see %s.".formatted(LIMIT, log));
      }
      if (up.exitValue() != 0) {
        throw new StackFailure("up failed; see %s.".formatted(log));
      }
    } catch (IOException e) {
      throw new StackFailure("up cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /// Beside what it should come to on two cores.
  List<Judged> judged() {
    return List.of(
        Goal.atMost("ready", 40, " s").judge(took.toMillis() / MILLIS),
        Goal.atMost("memory", 2.5, " GB").judge(bytes / BYTES_IN_A_GIGABYTE));
  }
}
