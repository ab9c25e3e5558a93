package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.EventTail;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program.Signal;
import com.sagamart.systemtests.Customer.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two of every program, on a stack of their own: whichever dies or leaves, the other goes on.
@Tag(OwnStack.TAG)
class ReplicasTest {

  private static final int PORT_OFFSET = 7_500;
  private static final int REPLICAS = 2;
  private static final Map<String, String> UNLIMITED = Map.of("SAGAMART_RATE_LIMITS", "off");

  /// How soon events flow again after the replica that relayed them is gone.
  private static final Duration TAKEOVER = Duration.ofSeconds(10);

  private static final Stack STACK =
      Stack.at(
          Home.at(Path.of("target", "replicas").toAbsolutePath()),
          new Shape(PORT_OFFSET, REPLICAS),
          UNLIMITED,
          System.out::println);

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startTwoOfEverything() {
    STACK.up(true);
  }

  @AfterAll
  static void stopThem() {
    STACK.down();
  }

  @AfterEach
  void noEventIsGivenUp() {
    assertThat(DeadLetters.in(STACK)).isZero();
  }

  @Test
  void everyClientHearsTheOutcomeWhicheverReplicaLearnsIt() {
    Crowd crowd = new Crowd(STACK);

    crowd.buy(25);

    assertThat(crowd.answers()).containsExactly(entry("201", 25L * Crowd.PEOPLE));
    crowd.everyOrderIsPaidOrUndone();
  }

  @Test
  void killedReplicasLeaveNoHalfOrder() throws InterruptedException {
    Crowd crowd = new Crowd(STACK);

    crowd.buyWhile(
        () -> {
          STACK.kill("order-service");
          STACK.kill("wallet-2");
          STACK.start("order-service");
          STACK.start("wallet-2");
        });

    report("killed replicas", crowd);
    crowd.everyOrderIsPaidOrUndone();
  }

  @Test
  void aRollingRestartAnswersNothingThatIsNotDocumented() throws InterruptedException {
    Crowd crowd = new Crowd(STACK);

    // Where clients wait for their outcome; of a wallet that stops ShutdownTest tells.
    crowd.buyWhile(() -> List.of("order-service", "order-2").forEach(STACK::restart));

    report("a rolling restart", crowd);
    assertThat(crowd.answers().keySet())
        .isSubsetOf(Set.of("201", "202", "503 SERVICE_UNAVAILABLE"));
    crowd.everyOrderIsPaidOrUndone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  void theOtherReplicaRelaysSoonAfterTheLeaderDiesOrHangs(String signal) throws Exception {
    String leader = leader();
    String other = leader.equals("order-service") ? "order-service-2" : "order-service";
    Customer customer =
        new Admin(STACK.shop(), STACK.tokens()).customerWith(0).at(new Shop(address(other)));
    try (EventTail events =
        new EventTail(STACK.bootstrapServers(), List.of(Topic.ORDER_EVENTS.wireName()))) {
      long begin = System.nanoTime();
      send(signal, leader);
      Reply order = customer.checkoutAsync(new Line(101, 1)).orFail();

      awaitEventOf(order.text("orderId"), events);

      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      System.out.printf("Takeover after %s: %d ms%n", signal, took.toMillis());
      assertThat(took).isLessThan(TAKEOVER);
    } finally {
      recover(signal, leader);
    }
    assertThat(leader()).isEqualTo(other);
  }

  private static void awaitEventOf(String orderId, EventTail events) {
    await()
        .atMost(TAKEOVER.multipliedBy(3))
        .until(
            () ->
                events.next(Duration.ofMillis(100)).stream()
                    .anyMatch(it -> it.subject().equals(orderId)));
  }

  private static void recover(String signal, String name) {
    if (signal.equals("STOP")) {
      send("CONT", name);
      await().atMost(Duration.ofMinutes(1)).until(STACK::isReady);
    } else {
      STACK.start(name);
    }
  }

  private static void send(String signal, String name) {
    ManagedProcess process = STACK.process(name);
    assertThat(signal.equals("KILL") ? process.kill() : process.signal(Signal.valueOf(signal)))
        .isTrue();
  }

  /// The one of the two replicas of order-service that relays.
  private String leader() {
    List<String> leaders =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    List.of("order-service", "order-service-2").stream()
                        .filter(this::isLeading)
                        .toList(),
                found -> found.size() == 1);
    return leaders.getFirst();
  }

  private boolean isLeading(String name) {
    URI metrics = URI.create(STACK.management(name).orElseThrow() + "/actuator/prometheus");
    try {
      return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .anyMatch(it -> it.startsWith("sagamart_relay_leader") && it.endsWith(" 1.0"));
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(String name) {
    return Ports.loopback(STACK.process(name).program().ports().getFirst());
  }

  private static void report(String trouble, Crowd crowd) {
    System.out.printf("Answers during %s: %s%n", trouble, crowd.answers());
  }
}
