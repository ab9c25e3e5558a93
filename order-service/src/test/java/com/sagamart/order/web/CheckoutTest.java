package com.sagamart.order.web;

import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.order.outcome.WaitingClient;
import com.sagamart.order.outcome.WaitingClients;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.TestIssuer;
import com.sagamart.test.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/// The whole road on real PostgreSQL and Kafka; the test plays the other services.
@ServiceTest
class CheckoutTest {

  private static final AtomicLong USERS = new AtomicLong(2_000);
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final List<PricedLine> LINES =
      List.of(PricedLine.of(101, "우유", 2, 3_200), PricedLine.of(102, "달걀", 1, 3_200));

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private WaitingClients waiting;

  @Value("${local.server.port}")
  private int port;

  private final long user = USERS.incrementAndGet();

  @Test
  void answersAPaidOrderInTheShapeOfTheSpecification() {
    var reply = checkout(",\"couponIssueId\":55501");
    long order = placed();
    assertThat(wire.await(OrderPlaced.class, order))
        .isEqualTo(
            new OrderPlaced(
                order, user, List.of(new OrderedLine(101, 2), new OrderedLine(102, 1)), 55501L));
    Amount amount = Amount.discounted(9_600, 960);
    wire.say(new StockReserved(order, user, 55501L, LINES, 9_600));
    wire.say(new CouponApplied(order, user, 55501, LINES, amount));
    wire.say(new WalletDebited(order, user, 55501L, LINES, amount, 111_360));

    assertThat(reply.join().status()).isEqualTo(201);
    assertThat(reply.join().response().headers().firstValue("Location"))
        .contains("/v1/orders/" + order);
    String createdAt = reply.join().json().path("createdAt").asString();
    assertThat(createdAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(reply.join().body())
        .isEqualTo(
            """
            {"orderId":%d,"status":"PAID",\
            "amount":{"subtotal":9600,"discount":960,"total":8640},\
            "paidBy":"WALLET","wallet":{"balanceAfter":111360},\
            "items":[{"productId":101,"qty":2,"unitPrice":3200,"subtotal":6400},\
            {"productId":102,"qty":1,"unitPrice":3200,"subtotal":3200}],\
            "createdAt":"%s"}"""
                .formatted(order, createdAt));
    assertThat(wire.await(OrderPaid.class, order).amount()).isEqualTo(amount);
    assertThat(get(user, order).body()).isEqualTo(reply.join().body());
  }

  @Test
  void answersARefusalWithItsReason() {
    var reply = checkout("");
    long order = placed();
    wire.say(new StockRefused(order, user, OUT_OF_STOCK));
    assertThat(reply.join().status()).isEqualTo(409);
    assertThat(reply.join().code()).isEqualTo("OUT_OF_STOCK");
    assertThat(wire.await(OrderRejected.class, order).reason()).isEqualTo(OUT_OF_STOCK);
    assertThat(get(user, order).json().path("reason").asString()).isEqualTo("OUT_OF_STOCK");
    assertThat(get(user, order).json().path("status").asString()).isEqualTo("REJECTED");
  }

  @Test
  void answersAnUndecidedOrderWith202() {
    Reply reply = checkout("").join();
    assertPending(reply, placed());
    assertThat(reply.response().headers().firstValue("Preference-Applied")).isEmpty();
  }

  @Test
  void answersAtOnceWhenTheClientPrefersThat() {
    Reply reply = send("wait=10, respond-async", "").join();
    assertPending(reply, placed());
    assertThat(reply.response().headers().firstValue("Preference-Applied"))
        .contains("respond-async");
  }

  @Test
  void answersAtOnceWhenEveryPlaceToWaitIsTaken() {
    List<WaitingClient> crowd =
        Stream.generate(waiting::admit)
            .takeWhile(Optional::isPresent)
            .map(Optional::orElseThrow)
            .toList();
    try {
      assertPending(checkout("").join(), placed());
    } finally {
      crowd.forEach(WaitingClient::close);
    }
  }

  @Test
  void anOutcomeThatAnotherReplicaSawReachesTheClientToo() {
    var reply = checkout("");
    long order = placed();
    jdbc.update(
        "UPDATE orders SET status = 'REJECTED', reason = 'OUT_OF_STOCK', decided_at = now()"
            + " WHERE order_id = ?",
        order);
    assertThat(reply.join().code()).isEqualTo("OUT_OF_STOCK");
  }

  @Test
  void anOverdueOrderIsCancelledAndAnswered504() {
    var reply = checkout("");
    long order = placed();
    makeOverdue(order);
    assertThat(reply.join().status()).isEqualTo(504);
    assertThat(reply.join().code()).isEqualTo("TIMEOUT");
    assertThat(wire.await(OrderCancelled.class, order).cause())
        .isEqualTo(CancelCause.DEADLINE_PASSED);
    wire.say(new WalletDebited(order, user, null, LINES, Amount.undiscounted(9_600), 0));
    wire.say(new StockReserved(order, user, null, LINES, 9_600));
    Awaitility.await()
        .atMost(MAX_WAIT)
        .until(
            () -> client.as(user, "GET", "/v1/orders/" + order + "/timeline", null).body(),
            it -> it.contains("STOCK_RESERVED"));
    assertThat(get(user, order).json().path("status").asString()).isEqualTo("CANCELLED");
    assertThat(get(user, order).json().has("amount")).isFalse();
    assertThat(wire.heard(OrderPaid.class, order)).isEmpty();
    assertThat(wire.heard(OrderCancelled.class, order)).hasSize(1);
  }

  @Test
  void aClientThatGoesAwayCancelsNothing() {
    var http = HttpClient.newHttpClient();
    var reply = http.sendAsync(request("", ""), BodyHandlers.ofString());
    long order = placed();
    reply.cancel(true);
    http.shutdownNow();
    wire.say(new WalletDebited(order, user, null, LINES, Amount.undiscounted(9_600), 400));
    wire.await(OrderPaid.class, order);
    assertThat(get(user, order).json().path("wallet").path("balanceAfter").asLong()).isEqualTo(400);
  }

  @Test
  void anOrderThatIsPendingShowsWhatIsKnownOfIt() {
    send("respond-async", "").join();
    long order = placed();
    String createdAt = get(user, order).json().path("createdAt").asString();
    assertThat(get(user, order).body())
        .isEqualTo(
            """
            {"orderId":%d,"status":"PENDING",\
            "items":[{"productId":101,"qty":2},{"productId":102,"qty":1}],\
            "createdAt":"%s"}"""
                .formatted(order, createdAt));
  }

  @Test
  void somebodyElsesOrderDoesNotExistExceptForAdmins() {
    send("respond-async", "").join();
    long order = placed();
    assertThat(get(user + 1_000_000, order).status()).isEqualTo(404);
    assertThat(get(user + 1_000_000, order).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.asAdmin("GET", "/v1/orders/" + order, null).status()).isEqualTo(200);
    assertThat(get(user, 1).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.anonymously("GET", "/v1/orders/" + order, null).status()).isEqualTo(401);
  }

  private static void assertPending(Reply reply, long order) {
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.response().headers().firstValue("Location")).contains("/v1/orders/" + order);
    assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
    assertThat(reply.body())
        .isEqualTo(
            "{\"orderId\":%d,\"status\":\"PENDING\",\"createdAt\":\"%s\"}"
                .formatted(order, reply.json().path("createdAt").asString()));
  }

  /// The order that this test's user placed, once it has.
  private long placed() {
    return Awaitility.await()
        .atMost(MAX_WAIT)
        .until(
            () ->
                jdbc.queryForList(
                    "SELECT order_id FROM orders WHERE user_id = ?", Long.class, user),
            found -> !found.isEmpty())
        .getFirst();
  }

  private void makeOverdue(long order) {
    jdbc.update(
        "UPDATE orders SET created_at = now() - interval '1 minute',"
            + " deadline = now() - interval '1 second' WHERE order_id = ?",
        order);
  }

  private Reply get(long asUser, long order) {
    return client.as(asUser, "GET", "/v1/orders/" + order, null);
  }

  private CompletableFuture<Reply> checkout(String furtherFields) {
    return send("", furtherFields);
  }

  private CompletableFuture<Reply> send(String prefer, String furtherFields) {
    return HttpClient.newHttpClient()
        .sendAsync(request(prefer, furtherFields), BodyHandlers.ofString())
        .thenApply(response -> new Reply(response.statusCode(), response.body(), response));
  }

  private HttpRequest request(String prefer, String furtherFields) {
    String body =
        """
        {"userId":%d,"items":[{"productId":101,"qty":1},{"productId":102,"qty":1},
         {"productId":101,"qty":1}]%s}"""
            .formatted(user, furtherFields);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/orders/checkout"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + TestIssuer.shared().token(user, "USER"))
        .header("Prefer", prefer)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
