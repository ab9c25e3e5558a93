package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.server.ConsumerGroup;
import com.sagamart.systemtests.Customer.Line;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is asked to stop does so in time, with all that was said sent and all that was taken in
/// noted.
@ExtendWith(Witness.class)
class ShutdownTest {

  /// What an orchestrator waits before it kills.
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final String UNPUBLISHED =
      "SELECT count(*) FROM outbox WHERE published_at IS NULL AND occurred_at <= ?";

  private final Stack stack = Platform.stack();

  @AfterEach
  void everythingRunsAgain() {
    stack.up(false);
  }

  @Test
  void aServiceThatStopsUnderLoadLeavesNothingUnsaidAndTakesNothingInTwice() throws Exception {
    Crowd crowd = new Crowd(stack);
    Instant[] asked = new Instant[1];

    crowd.buyWhile(
        () -> {
          asked[0] = Instant.now();
          assertThat(ask("wallet-service")).isLessThan(GRACE);
          assertThat(unpublished("wallet", asked[0])).isZero();
          stack.start("wallet-service");
        });

    System.out.printf("Answers during a stop: %s%n", crowd.answers());
    assertThat(crowd.answers().keySet())
        .isSubsetOf(Set.of("201", "202", "503 SERVICE_UNAVAILABLE"));
    crowd.everyOrderIsPaidOrUndone();
  }

  @Test
  void whatWasTakenInIsNotDeliveredAgain() throws Exception {
    Customer customer = new Admin().customerWith(100_000);
    long product = new Admin().product(100, 10);
    assertThat(customer.outcomeOf(customer.checkout(new Line(product, 1)))).isEqualTo("PAID");

    assertThat(ask("wallet-service")).isLessThan(GRACE);

    try (ConsumerGroup group = new ConsumerGroup(stack.bootstrapServers(), "wallet-service")) {
      List<String> topics =
          OrderSaga.subscriptionsOf(Participant.WALLET).stream().map(Topic::wireName).toList();
      assertThat(group.lagBehind(group.endOf(topics))).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "postgres"})
  void everyServiceStopsInTimeWhileAServerHangs(String server) throws Exception {
    Customer customer = new Admin().customerWith(100_000);
    long product = new Admin().product(100, 10);
    signal("STOP", server);
    try {
      if (server.equals("kafka")) {
        assertThat(customer.checkout(new Line(product, 1)).status()).isEqualTo(202);
      }
      for (String name : List.of("order-service", "wallet-service")) {
        Duration took = ask(name);
        System.out.printf("%s stopped within %d ms while %s hung%n", name, took.toMillis(), server);
        assertThat(took).isLessThan(GRACE);
      }
    } finally {
      signal("CONT", server);
    }
    stack.up(false);
    await().atMost(Duration.ofMinutes(1)).until(() -> unpublished("orders", Instant.now()) == 0);
  }

  /// Asks a process to stop, and waits for its end without ever forcing it.
  private Duration ask(String name) {
    ManagedProcess process = stack.process(name);
    ProcessHandle handle = process.running().orElseThrow();
    long begin = System.nanoTime();
    handle.destroy();
    await().atMost(GRACE.multipliedBy(2)).until(() -> !handle.isAlive());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    process.stop(); // forgets it, gone as it is
    return took;
  }

  /// A server and those that it started.
  private void signal(String signal, String name) throws IOException, InterruptedException {
    ProcessHandle server = stack.process(name).running().orElseThrow();
    for (ProcessHandle each : Stream.concat(Stream.of(server), server.descendants()).toList()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(each.pid())).start().waitFor();
    }
  }

  private long unpublished(String database, Instant until) {
    try (var connection = DriverManager.getConnection(stack.jdbc(database), database, database);
        var query = connection.prepareStatement(UNPUBLISHED)) {
      query.setObject(1, until.atOffset(ZoneOffset.UTC));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
