package com.sagamart.wallet.web;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A charge under an `Idempotency-Key`, as every ordinary POST takes it.
@ServiceTest
@TestPropertySource(
    properties = {"sagamart.idempotency.purge-every=100ms", "sagamart.idempotency.purge-batch=2"})
class RepeatedChargeTest {

  private static final AtomicLong USERS = new AtomicLong(750_000);
  private static final String FIVE = "{\"amount\":500}";
  private static final int AT_ONCE = 20;

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;
  @Autowired private TransactionTemplate transaction;

  private final long user = USERS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;
  private final String charge = wallet + "/charge";

  @BeforeEach
  void openTheWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
  }

  @Test
  void isAnsweredTheSameAgainAndChargesOnce() {
    Reply first = charge("k-1", FIVE);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertReplay(charge("k-1", FIVE), first);
    assertReplay(charge("\"k-1\"", FIVE), first);
    assertThat(headersOf(first)).isEqualTo(headersOf(client.as(user, "POST", charge, FIVE)));
    assertThat(balance()).isEqualTo(1_000);
  }

  @Test
  void withoutAKeyEachIsANewOne() {
    client.as(user, "POST", charge, FIVE);
    client.as(user, "POST", charge, FIVE);
    assertThat(balance()).isEqualTo(1_000);
    assertThat(keysOf(user)).isZero();
  }

  @Test
  void withAnotherBodyIsRefused() {
    charge("k-1", FIVE);
    for (String other : List.of("{\"amount\":501}", " " + FIVE, "{", "")) {
      Reply reply = charge("k-1", other);
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
    assertThat(balance()).isEqualTo(500);
  }

  @Test
  void twentyAtOnceChargeOnce() throws Exception {
    Callable<Reply> one = () -> charge("k-1", FIVE);
    List<Reply> replies;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      replies = threads.invokeAll(nCopies(AT_ONCE, one)).stream().map(Future::resultNow).toList();
    }
    assertThat(balance()).isEqualTo(500);
    var charged = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(charged.stream().filter(reply -> reply.header("Idempotent-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(charged.stream().map(Reply::body).distinct()).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.status() != 200).map(Reply::code))
        .allMatch("REQUEST_IN_PROGRESS"::equals);
  }

  @Test
  void whileTheFirstStillRunsTheNextIsToldSoAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> first =
          transaction.execute(
              _ -> {
                jdbc.queryForList("SELECT 1 FROM wallet WHERE user_id = ? FOR UPDATE", user);
                var running = threads.submit(() -> charge("k-1", FIVE));
                await().until(this::somebodyWaitsForALock);
                Reply second = charge("k-1", FIVE);
                assertThat(second.status()).isEqualTo(409);
                assertThat(second.code()).isEqualTo("REQUEST_IN_PROGRESS");
                assertThat(running.isDone()).isFalse();
                return running;
              });
      assertThat(first.get().status()).isEqualTo(200);
      assertReplay(charge("k-1", FIVE), first.get());
    }
  }

  @Test
  void theSameKeyOfAnotherUserOrForAnotherPathIsAnotherRequest() {
    long other = USERS.incrementAndGet();
    client.asAdmin("PUT", "/v1/wallets/" + other, null);
    Client keyed = client.with("Idempotency-Key", "shared-" + user);
    assertThat(keyed.as(user, "POST", charge, FIVE).status()).isEqualTo(200);
    assertThat(keyed.asAdmin("POST", charge, FIVE).header("Idempotent-Replayed")).isEmpty();
    assertThat(keyed.asAdmin("POST", "/v1/wallets/" + other + "/charge", FIVE).status())
        .isEqualTo(200);
    assertThat(balance()).isEqualTo(1_000);
  }

  @Test
  void aRefusalIsTheAnswerToo() {
    long stranger = USERS.incrementAndGet();
    String path = "/v1/wallets/" + stranger;
    Client keyed = client.with("Idempotency-Key", "k-1");
    Reply refusal = keyed.as(stranger, "POST", path + "/charge", FIVE);
    assertThat(refusal.code()).isEqualTo("USER_NOT_FOUND");
    client.asAdmin("PUT", path, null);
    assertReplay(keyed.as(stranger, "POST", path + "/charge", FIVE), refusal);
    assertThat(client.as(stranger, "POST", path + "/charge", FIVE).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoSuchRequestDoesNotUseUpItsKey() {
    assertThat(charge("k-1", "{\"amount\":\"500\"}").status()).isEqualTo(400);
    assertThat(client.with("Idempotency-Key", "k-1").anonymously("POST", charge, FIVE).status())
        .isEqualTo(401);
    assertThat(charge("k-1", FIVE).status()).isEqualTo(200);
  }

  @Test
  void aCommitThatFailsLeavesNothing() {
    owner
        .jdbc()
        .execute(
            """
        CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
        CREATE CONSTRAINT TRIGGER fail_the_commit AFTER INSERT ON idempotency_key
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          WHEN (NEW.key = 'breaks') EXECUTE FUNCTION break_down();
        """);
    Reply failed = charge("breaks", FIVE);
    owner
        .jdbc()
        .execute("DROP TRIGGER fail_the_commit ON idempotency_key; DROP FUNCTION break_down()");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(balance()).isZero();
    assertThat(keysOf(user)).isZero();
    assertThat(charge("breaks", FIVE).header("Idempotent-Replayed")).isEmpty();
    assertThat(balance()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"abc", "abc\"", "a b", "\"a\\b\""})
  void aMalformedKeyIsRefusedBeforeAnythingIsDone(String key) {
    assertMalformed(charge(key, FIVE));
  }

  @Test
  void aKeyThatIsTooLongOrComesTwiceIsMalformed() {
    assertThat(charge("k".repeat(255), FIVE).status()).isEqualTo(200);
    Reply tooLong = charge("k".repeat(256), FIVE);
    assertThat(tooLong.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    Client twice = client.with("Idempotency-Key", "k-1").with("Idempotency-Key", "k-1");
    Reply repeated = twice.as(user, "POST", charge, FIVE);
    assertThat(repeated.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    assertThat(balance()).isEqualTo(500);
  }

  @Test
  void aBodyIsReadUpTo64KiB() {
    String longest = FIVE + " ".repeat(64 * 1024 - FIVE.length());
    assertThat(charge("k-1", longest).status()).isEqualTo(200);
    assertThat(charge("k-2", longest + " ").code()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void keysAreForgottenAfterADay() {
    for (int i = 0; i < 5; i++) {
      charge("old-" + i, FIVE);
    }
    charge("young", FIVE);
    jdbc.update(
        "UPDATE idempotency_key SET created_at = now() - interval '25 hours'"
            + " WHERE user_id = ? AND key LIKE 'old%'",
        user);
    await().until(() -> keysOf(user) == 1);
    assertThat(charge("young", FIVE).header("Idempotent-Replayed")).isEqualTo("true");
  }

  private Reply charge(String key, String body) {
    return client.with("Idempotency-Key", key).as(user, "POST", charge, body);
  }

  private static void assertReplay(Reply replay, Reply first) {
    assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replay.status()).isEqualTo(first.status());
    assertThat(replay.body()).isEqualTo(first.body());
    assertThat(replay.header("Content-Type"))
        .isEqualTo(first.header("Content-Type"))
        .isEqualTo("application/json");
  }

  /// Without how the body's length is told.
  private static Set<String> headersOf(Reply reply) {
    Set<String> names = new TreeSet<>(reply.response().headers().map().keySet());
    names.removeAll(Set.of("content-length", "transfer-encoding"));
    return names;
  }

  private void assertMalformed(Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    assertThat(balance()).isZero();
  }

  private long balance() {
    return client.as(user, "GET", wallet, null).json().path("balance").asLong();
  }

  private long keysOf(long userId) {
    return count("SELECT count(*) FROM idempotency_key WHERE user_id = " + userId);
  }

  private boolean somebodyWaitsForALock() {
    return 0
        < count(
            "SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'");
  }

  private long count(String query) {
    Long count = jdbc.queryForObject(query, Long.class);
    return count == null ? 0 : count;
  }
}
