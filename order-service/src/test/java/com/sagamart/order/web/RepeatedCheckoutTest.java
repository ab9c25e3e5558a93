package com.sagamart.order.web;

import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// A checkout under an `Idempotency-Key`: its order is committed before its reply is known.
@ServiceTest
@TestPropertySource(properties = {"sagamart.checkout.wait=20s", "sagamart.idempotency.lease=30s"})
class RepeatedCheckoutTest {

  private static final AtomicLong USERS = new AtomicLong(40_000);
  private static final int AT_ONCE = 20;

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;

  private final long user = USERS.incrementAndGet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void twentyAtOncePlaceOneOrder() throws Exception {
    var replies = nCopies(AT_ONCE, 1).stream().map(qty -> threads.submit(() -> buy(qty))).toList();
    long order = placed();
    await().until(() -> replies.stream().filter(Future::isDone).count() == AT_ONCE - 1);
    pay(order);
    await().until(() -> replies.stream().allMatch(Future::isDone));
    assertThat(orders()).containsExactly(order);
    assertThat(replies.stream().map(Future::resultNow).filter(reply -> reply.status() == 201))
        .hasSize(1);
    assertThat(
            replies.stream()
                .map(Future::resultNow)
                .filter(reply -> reply.code().equals("REQUEST_IN_PROGRESS")))
        .hasSize(AT_ONCE - 1);
  }

  @Test
  void aPaidOrderIsAnsweredTheSameAgain() throws Exception {
    Future<Reply> first = threads.submit(() -> buy(1));
    long order = placed();
    assertThat(buy(1).code()).isEqualTo("REQUEST_IN_PROGRESS");
    pay(order);
    assertThat(first.get().status()).isEqualTo(201);
    assertReplay(buy(1), first.get());
    assertThat(buy(2).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(orders()).containsExactly(order);
  }

  @Test
  void aRefusalIsAnsweredTheSameAgain() throws Exception {
    Future<Reply> first = threads.submit(() -> buy(1));
    wire.say(new StockRefused(placed(), user, OUT_OF_STOCK));
    assertThat(first.get().code()).isEqualTo("OUT_OF_STOCK");
    assertReplay(buy(1), first.get());
    assertThat(orders()).hasSize(1);
  }

  @Test
  void anUndecidedOrderIsAnsweredTheSameAgainEvenWhenItIsPaid() {
    Client async = client.with("Prefer", "respond-async");
    Reply first = buy(async, 1);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Preference-Applied")).isEqualTo("respond-async");
    long order = placed();
    pay(order);
    await().until(() -> statusOf(order), "PAID"::equals);
    assertReplay(buy(async, 1), first);
    assertThat(orders()).containsExactly(order);
  }

  @Test
  void whatADeadAttemptPlacedIsTakenUpByTheNext() throws Exception {
    buy(client.with("Prefer", "respond-async"), 1);
    long order = placed();
    forgetTheReply("now() + interval '1 minute'");
    assertThat(buy(1).code()).isEqualTo("REQUEST_IN_PROGRESS");

    forgetTheReply("now() - interval '1 second'");
    Future<Reply> next = threads.submit(() -> buy(1));
    await().until(() -> leases() == 1);
    assertThat(buy(1).code()).isEqualTo("REQUEST_IN_PROGRESS");
    pay(order);
    assertThat(next.get().status()).isEqualTo(201);
    assertThat(next.get().json().path("orderId").asLong()).isEqualTo(order);
    assertReplay(buy(1), next.get());
    assertThat(orders()).containsExactly(order);
  }

  @Test
  void whatADeadAttemptPlacedAndTheDeadlineCancelledIsAnsweredTheSameAgain() {
    buy(client.with("Prefer", "respond-async"), 1);
    long order = placed();
    jdbc.update(
        """
        UPDATE orders SET created_at = now() - interval '1 hour', deadline = now() WHERE order_id = ?
        """,
        order);
    await().until(() -> statusOf(order), "CANCELLED"::equals);
    forgetTheReply("now() - interval '1 second'");

    Reply first = buy(1);
    assertThat(first.code()).isEqualTo("TIMEOUT");
    assertReplay(buy(1), first);
    assertThat(orders()).containsExactly(order);
  }

  @Test
  void whatIsAnsweredWhileAnotherAttemptWaitsIsTheAnswerOfBoth() throws Exception {
    Future<Reply> slow = threads.submit(() -> buy(1));
    long order = placed();
    jdbc.update("UPDATE idempotency_key SET leased_until = now() WHERE user_id = ?", user);
    Reply fast = buy(client.with("Prefer", "respond-async"), 1);
    assertThat(fast.status()).isEqualTo(202);
    pay(order);
    assertReplay(slow.get(), fast);
    assertThat(orders()).containsExactly(order);
  }

  @Test
  void aCommitThatFailsPlacesNothingAndKeepsNothing() {
    owner
        .jdbc()
        .execute(
            """
        CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
        CREATE CONSTRAINT TRIGGER fail_the_commit AFTER INSERT ON idempotency_key
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break_down();
        """);
    Reply failed = buy(1);
    owner
        .jdbc()
        .execute("DROP TRIGGER fail_the_commit ON idempotency_key; DROP FUNCTION break_down()");
    assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(orders()).isEmpty();
    assertThat(buy(client.with("Prefer", "respond-async"), 1).status()).isEqualTo(202);
    assertThat(orders()).hasSize(1);
  }

  @Test
  void somebodyElsesCheckoutPlacesNothing() {
    String body = body(1).replace("" + user, "" + (user + 1_000_000));
    Client keyed = client.with("Idempotency-Key", "k-1");
    assertThat(keyed.as(user, "POST", "/v1/orders/checkout", body).code()).isEqualTo("FORBIDDEN");
    assertThat(keyed.as(user, "POST", "/v1/orders/checkout", body).code()).isEqualTo("FORBIDDEN");
  }

  private String statusOf(long order) {
    return client.as(user, "GET", "/v1/orders/" + order, null).json().path("status").asString();
  }

  /// As if the process had died between the order's commit and the reply's.
  private void forgetTheReply(String leasedUntil) {
    jdbc.update(
        "UPDATE idempotency_key SET status = NULL, headers = NULL, body = NULL, leased_until = "
            + leasedUntil
            + " WHERE user_id = ?",
        user);
  }

  private long leases() {
    Long count =
        jdbc.queryForObject(
            "SELECT count(*) FROM idempotency_key WHERE user_id = ? AND leased_until > now()",
            Long.class,
            user);
    return count == null ? 0 : count;
  }

  private Reply buy(int qty) {
    return buy(client, qty);
  }

  private Reply buy(Client as, int qty) {
    return as.with("Idempotency-Key", "\"k-1\"").as(user, "POST", "/v1/orders/checkout", body(qty));
  }

  private String body(int qty) {
    return "{\"userId\":%d,\"items\":[{\"productId\":101,\"qty\":%d}]}".formatted(user, qty);
  }

  private long placed() {
    return await().until(this::orders, found -> !found.isEmpty()).getFirst();
  }

  private List<Long> orders() {
    return jdbc.query(
        "SELECT order_id FROM orders WHERE user_id = ?", (row, _) -> row.getLong("order_id"), user);
  }

  private void pay(long order) {
    var lines = List.of(PricedLine.of(101, "우유", 1, 500));
    wire.say(new WalletDebited(order, user, null, lines, Amount.undiscounted(500), 400));
  }

  private static void assertReplay(Reply replay, Reply first) {
    assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replay.status()).isEqualTo(first.status());
    assertThat(replay.body()).isEqualTo(first.body());
    for (String header : List.of("Content-Type", "Location", "Retry-After", "Preference-Applied")) {
      assertThat(replay.header(header)).isEqualTo(first.header(header));
    }
  }
}
