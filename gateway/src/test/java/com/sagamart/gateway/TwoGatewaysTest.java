package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Two whole gateways that count in one real store, between a crowd of users and one service.
class TwoGatewaysTest {

  private static final int CHARGES = 10;
  private static final int USERS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What a dead or hanging store may cost a request: `limits.store-time` is 250 ms, and the rest
  /// is for a machine that has much to do.
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Duration BEFORE = Duration.ofSeconds(2);
  private static final Duration IN_TROUBLE = Duration.ofSeconds(5);

  private static final StubIssuer ISSUER = new StubIssuer();
  private static final StubService WALLET = new StubService("wallet");
  private static final StoreServer STORE = new StoreServer();
  private static final AtomicInteger USER = new AtomicInteger(5_000);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<ConfigurableApplicationContext> GATEWAYS = new ArrayList<>();

  /// One reply, and how long it took.
  private record Answer(boolean read, int status, Instant asked, Duration time) {}

  /// All replies, of those who asked before the trouble and in it.
  private record Shopping(List<Answer> answers, Instant trouble) {

    List<Answer> inTrouble(boolean reads) {
      return answers.stream()
          .filter(it -> it.read() == reads && it.asked().isAfter(trouble.plus(SOON)))
          .toList();
    }
  }

  @BeforeAll
  static void twoGatewaysStart() {
    STORE.start();
    IntStream.range(0, 2).forEach(_ -> GATEWAYS.add(gateway()));
  }

  @AfterAll
  static void allStop() {
    GATEWAYS.forEach(ConfigurableApplicationContext::close);
    STORE.kill();
    WALLET.close();
    ISSUER.close();
  }

  @BeforeEach
  void bothCountInTheStore() {
    WALLET.answersItsName();
    await().atMost(PATIENCE).until(this::theyShareALimit);
  }

  @AfterEach
  void theStoreIsThereAgain() {
    STORE.kill();
    STORE.start();
  }

  @Test
  void letAUserThroughWhatOneLimitAllows() {
    User user = new User();

    List<Answer> answers =
        IntStream.range(0, 4 * CHARGES).mapToObj(i -> user.charges(GATEWAYS.get(i % 2))).toList();

    // One a second flows in.
    assertThat(with(200, answers)).isBetween((long) CHARGES, CHARGES + 2L);
    assertThat(with(429, answers)).isEqualTo(4L * CHARGES - with(200, answers));
  }

  @Test
  void refuseNobodyForAStoreThatIsKilledUnderLoad() throws InterruptedException {
    assertNobodyNoticed(underLoad(STORE::kill));
  }

  @Test
  void refuseNobodyForAStoreThatHangsUnderLoad() throws InterruptedException {
    assertNobodyNoticed(underLoad(STORE::hang));
  }

  @Test
  void countWritesByThemselvesWhileTheStoreIsDead() {
    STORE.kill();
    User user = new User();

    for (ConfigurableApplicationContext gateway : GATEWAYS) {
      List<Answer> charges =
          IntStream.range(0, 3 * CHARGES).mapToObj(_ -> user.charges(gateway)).toList();
      List<Answer> reads = IntStream.range(0, 50).mapToObj(_ -> user.reads(gateway)).toList();

      assertThat(with(200, charges)).isBetween((long) CHARGES, CHARGES + 2L);
      assertThat(with(200, reads)).as("five times what they may").isEqualTo(50);
    }
  }

  private static void assertNobodyNoticed(Shopping shopping) {
    assertThat(shopping.answers()).extracting(Answer::status).containsOnly(200, 429);
    assertThat(shopping.answers())
        .extracting(Answer::time)
        .allMatch(it -> it.compareTo(SOON) < 0, "come soon");
    assertThat(shopping.inTrouble(true)).extracting(Answer::status).containsOnly(200);
    assertThat(shopping.inTrouble(false)).extracting(Answer::status).contains(429);
  }

  /// Every user reads and charges at both gateways as fast as they are answered, before the trouble
  /// and in it, and far more than the limits allow.
  private static Shopping underLoad(Runnable trouble) throws InterruptedException {
    var over = new AtomicBoolean();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<List<Answer>>> users =
          IntStream.range(0, USERS)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> shops(over), crowd))
              .toList();
      try {
        Thread.sleep(BEFORE);
        Instant began = Instant.now();
        trouble.run();
        Thread.sleep(IN_TROUBLE);
        return new Shopping(all(users, over), began);
      } finally {
        over.set(true);
      }
    }
  }

  private static List<Answer> all(List<CompletableFuture<List<Answer>>> users, AtomicBoolean over) {
    over.set(true);
    return users.stream().flatMap(it -> it.join().stream()).toList();
  }

  private static List<Answer> shops(AtomicBoolean over) {
    User user = new User();
    List<Answer> answers = new ArrayList<>();
    while (!over.get()) {
      GATEWAYS.forEach(gateway -> answers.add(user.charges(gateway)));
      GATEWAYS.forEach(gateway -> answers.add(user.reads(gateway)));
    }
    return answers;
  }

  /// What one gateway let through is missing at the other.
  private boolean theyShareALimit() {
    User user = new User();
    IntStream.range(0, CHARGES).forEach(_ -> user.charges(GATEWAYS.getFirst()));
    return user.charges(GATEWAYS.getLast()).status() == 429
        && Stream.generate(() -> user.reads(GATEWAYS.getFirst()))
            .limit(12)
            .anyMatch(it -> it.status() == 429);
  }

  private static long with(int status, List<Answer> answers) {
    return answers.stream().filter(it -> it.status() == status).count();
  }

  private static ConfigurableApplicationContext gateway() {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .run(
            "--server.port=0",
            "--management.server.port=0",
            "--sagamart.issuer.uri=" + ISSUER.uri(),
            "--sagamart.services.wallet=" + WALLET.url(),
            "--sagamart.gateway.limits.store=" + STORE.uri(),
            "--sagamart.gateway.limits.charge=1/s burst " + CHARGES,
            "--sagamart.gateway.limits.read=1/s burst 10");
  }

  /// Somebody of whom no gateway has heard before.
  private static final class User {

    private final int id = USER.incrementAndGet();
    private final String token =
        "Bearer " + ISSUER.sign(ISSUER.claims().subject(Integer.toString(id)).build());

    Answer charges(ConfigurableApplicationContext gateway) {
      return ask(gateway, "/charge", "POST");
    }

    Answer reads(ConfigurableApplicationContext gateway) {
      return ask(gateway, "", "GET");
    }

    private Answer ask(ConfigurableApplicationContext gateway, String path, String method) {
      String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%s/v1/wallets/%d%s".formatted(port, id, path)))
              .timeout(PATIENCE)
              .header("Authorization", token)
              .method(
                  method,
                  method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
              .build();
      Instant asked = Instant.now();
      long begin = System.nanoTime();
      int status = CLIENT.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
      return new Answer(
          method.equals("GET"), status, asked, Duration.ofNanos(System.nanoTime() - begin));
    }
  }
}
