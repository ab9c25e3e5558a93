package com.sagamart.order.web;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Tables that somebody else keeps locked, and requests that ask for them in no transaction.
@ServiceTest
@TestPropertySource(
    properties = {
      "sagamart.requests.work-within=1s",
      "sagamart.requests.answer-within=8s",
      "sagamart.checkout.wait=6s",
      "sagamart.idempotency.lease=30s"
    })
class LockedTablesTest {

  private static final AtomicLong USERS = new AtomicLong(60_000);
  private static final Duration WORK = Duration.ofSeconds(1);

  /// Far from the limit, and from where the driver would lose patience.
  private static final Duration GIVEN_UP = Duration.ofSeconds(5);

  @Autowired private Client client;
  @Autowired private Wire wire;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;

  private final long user = USERS.incrementAndGet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private long order;

  @BeforeEach
  void placeAnOrder() {
    var placed = client.with("Prefer", "respond-async");
    order = buy(placed).json().path("orderId").asLong();
  }

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aListOfOrdersIsGivenUpInTime() {
    assertGivenUp("orders", () -> get("/v1/users/" + user + "/orders"));
  }

  @Test
  void aTimelineIsGivenUpInTime() {
    assertGivenUp("order_event", () -> get("/v1/orders/" + order + "/timeline"));
  }

  @Test
  void lookingForTheReplyToACheckoutIsGivenUpInTime() {
    assertGivenUp("idempotency_key", () -> buy(keyed()));
  }

  @Test
  void checkoutsThatAreGivenUpInTheLineAreNotPlacedAfterwards() {
    assertGivenUp("orders", this::buyFourTimesAtOnce);
    assertThat(orders()).as("those of before and after").hasSize(1 + 4);
  }

  @Test
  void aReplyIsKeptHoweverLongItWasWaitedFor() {
    var bought = CompletableFuture.supplyAsync(() -> buy(keyed()));
    await().until(() -> orders().size() == 2);
    await().pollDelay(WORK.multipliedBy(2)).until(() -> true);
    var lines = List.of(PricedLine.of(101, "우유", 1, 500));
    wire.say(
        new WalletDebited(orders().getLast(), user, null, lines, Amount.undiscounted(500), 400));

    assertThat(bought.join().status()).isEqualTo(201);
    Reply again = buy(keyed());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(bought.join().body());
  }

  private void assertGivenUp(String table, Supplier<Reply> request) {
    var another = new DataSourceTransactionManager(requireNonNull(owner.jdbc().getDataSource()));
    new TransactionTemplate(another)
        .executeWithoutResult(
            _ -> {
              owner.jdbc().execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
              assertThat(CompletableFuture.supplyAsync(request))
                  .succeedsWithin(GIVEN_UP)
                  .extracting(Reply::status, Reply::code)
                  .containsExactly(503, "SERVICE_UNAVAILABLE");
            });
    assertThat(request.get().status()).as("afterwards").isLessThan(300);
  }

  private Reply buyFourTimesAtOnce() {
    var placed = client.with("Prefer", "respond-async");
    var all = Stream.generate(() -> supplyAsync(() -> buy(placed), threads)).limit(4).toList();
    List<Reply> replies = all.stream().map(CompletableFuture::join).toList();
    assertThat(replies).extracting(Reply::status).containsOnly(replies.getFirst().status());
    return replies.getFirst();
  }

  private Client keyed() {
    return client.with("Idempotency-Key", "k-1");
  }

  private Reply get(String path) {
    return client.as(user, "GET", path, null);
  }

  private Reply buy(Client as) {
    String body = "{\"userId\":%d,\"items\":[{\"productId\":101,\"qty\":1}]}".formatted(user);
    return as.as(user, "POST", "/v1/orders/checkout", body);
  }

  private List<Long> orders() {
    return jdbc.query(
        "SELECT order_id FROM orders WHERE user_id = ? ORDER BY order_id",
        (row, _) -> row.getLong("order_id"),
        user);
  }
}
