package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.Training;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.OnInterrupt;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts everything.
@Command(name = "up")
final class Up implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--fresh")
  private boolean fresh;

  @Option(names = "--foreground")
  private boolean foreground;

  @Option(names = "--replicas", paramLabel = "N")
  private @Nullable Integer replicas;

  @Option(names = "--observe", negatable = true)
  private @Nullable Boolean observe;

  private final long begin = System.nanoTime();

  @Override
  public Integer call() throws InterruptedException {
    Stack stack = options.stack(replicas, observe);
    if (new Training(stack.ports().offset(), _ -> {}).isNeeded()) {
      System.out.println("  (not trained: ./sagamart train makes every start faster)");
    }
    boolean started;
    try (OnInterrupt _ = new OnInterrupt(stack::abort)) {
      started = stack.up(fresh);
    }
    System.out.println(
        started
            ? String.format(
                Locale.ROOT,
                "%nSagamart is up after %.1f s and holds %.1f GB of memory.",
                (System.nanoTime() - begin) / 1e9,
                stack.memory() / (double) (1L << 30))
            : "Sagamart is running already.");
    System.out.println(places(stack));
    if (foreground) {
      stayUntilInterrupted(stack);
    }
    return 0;
  }

  private static void stayUntilInterrupted(Stack stack) throws InterruptedException {
    System.out.println("\nCtrl-C stops everything.");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::down));
    new CountDownLatch(1).await();
  }

  private String places(Stack stack) {
    String given = options.asGiven();
    return String.format(
        Locale.ROOT,
"""

  gateway     %s
  API         %s/docs
  PostgreSQL  %s (role and password: orders; ./sagamart psql order%s)
  Kafka       %s (./sagamart events%s)
  tokens      %s/token (./sagamart token --user 1001%s)
%s
Buy something:

  curl -sw '\\n' %s/v1/orders/checkout \\
    -H "Authorization: Bearer $(./sagamart token --user 1001%s)" \\
    -H 'Content-Type: application/json' \\
    -d '{"userId":1001,"items":[{"productId":101,"qty":2},{"productId":102,"qty":1}]}'

Or watch the whole story: ./sagamart demo%s""",
        String.join("\n              ", stack.gateways()),
        stack.gateway(),
        stack.jdbc("orders"),
        given,
        stack.bootstrapServers(),
        given,
        Ports.loopback(stack.ports().issuer()),
        given,
        stack.prometheus().map("  Prometheus  %s (its alerts: /alerts)%n"::formatted).orElse(""),
        stack.gateway(),
        given,
        given);
  }
}
