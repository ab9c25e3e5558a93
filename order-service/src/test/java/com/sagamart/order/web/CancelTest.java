package com.sagamart.order.web;

import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.order.outcome.WaitingClient;
import com.sagamart.order.outcome.WaitingClients;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/// The owner takes a paid order back; the test plays the other services.
@ServiceTest
class CancelTest {

  private static final int RIVALS = 8;

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private WaitingClients waiting;

  @Value("${local.server.port}")
  private int port;

  private Buyer buyer;
  private long order;

  @BeforeEach
  void buy() {
    buyer = Buyer.unknownSoFar(client, wire, port);
    order = buyer.buy();
  }

  @Test
  void answersOnceTheMoneyIsBack() {
    var reply = buyer.cancel(order);
    assertThat(wire.await(OrderCancelled.class, order).cause())
        .isEqualTo(CancelCause.CANCELLED_BY_OWNER);
    wire.say(new StockReleased(order, buyer.user()));
    buyer.awaitStatus(order, "CANCELLED");
    assertThat(reply).isNotDone();
    wire.say(new WalletRefunded(order, buyer.user(), 6_400, 6_800));
    assertThat(reply.join().status()).isEqualTo(200);
    String createdAt = reply.join().json().path("createdAt").asString();
    assertThat(reply.join().body())
        .isEqualTo(
            """
            {"orderId":%d,"status":"CANCELLED",\
            "amount":{"subtotal":6400,"discount":0,"total":6400},\
            "paidBy":"WALLET","wallet":{"balanceAfter":400},\
            "items":[{"productId":101,"qty":2,"unitPrice":3200,"subtotal":6400}],\
            "createdAt":"%s"}"""
                .formatted(order, createdAt));
    assertThat(buyer.order(order).body()).isEqualTo(reply.join().body());
  }

  @Test
  void aRefundThatAnotherReplicaSawReachesTheClientToo() {
    var reply = buyer.cancel(order);
    wire.await(OrderCancelled.class, order);
    jdbc.update("UPDATE orders SET refunded_at = now() WHERE order_id = ?", order);
    assertThat(reply.join().status()).isEqualTo(200);
    assertThat(reply.join().json().path("status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void answers202WhenTheMoneyIsLate() {
    Reply reply = buyer.cancel(order).join();
    assertAccepted(reply);
    assertThat(reply.response().headers().firstValue("Preference-Applied")).isEmpty();
  }

  @Test
  void answersAtOnceWhenTheClientPrefersThat() {
    Reply reply = buyer.cancel(order, "respond-async").join();
    assertAccepted(reply);
    assertThat(reply.response().headers().firstValue("Preference-Applied"))
        .contains("respond-async");
    wire.await(OrderCancelled.class, order);
  }

  @Test
  void answersAtOnceWhenEveryPlaceToWaitIsTaken() {
    List<WaitingClient> crowd =
        Stream.generate(waiting::admit)
            .takeWhile(Optional::isPresent)
            .map(Optional::orElseThrow)
            .toList();
    try {
      assertAccepted(buyer.cancel(order).join());
    } finally {
      crowd.forEach(WaitingClient::close);
    }
  }

  @Test
  void anOrderIsTakenBackOnlyOnce() {
    buyer.cancel(order, "respond-async").join();
    assertNotCancellable(order);
    wire.say(new WalletRefunded(order, buyer.user(), 6_400, 6_800));
    assertNotCancellable(order);
  }

  @Test
  void anOrderThatIsNotPaidIsNotCancellable() {
    long pending = buyer.place("");
    assertNotCancellable(pending);
    assertThat(buyer.order(pending).json().path("status").asString()).isEqualTo("PENDING");
    wire.say(new StockRefused(pending, buyer.user(), OUT_OF_STOCK));
    buyer.awaitStatus(pending, "REJECTED");
    assertNotCancellable(pending);

    long overdue = buyer.place("");
    jdbc.update(
        "UPDATE orders SET created_at = now() - interval '1 minute',"
            + " deadline = now() - interval '1 second' WHERE order_id = ?",
        overdue);
    buyer.awaitStatus(overdue, "CANCELLED");
    assertNotCancellable(overdue);
    assertThat(wire.await(OrderCancelled.class, overdue).cause())
        .isEqualTo(CancelCause.DEADLINE_PASSED);
  }

  @Test
  void ofManyCancellationsAtOnceExactlyOneSucceeds() {
    var replies =
        Stream.generate(() -> buyer.cancel(order, "respond-async")).limit(RIVALS).toList();
    assertThat(replies.stream().map(CompletableFuture::join).map(Reply::status).sorted())
        .containsExactly(202, 409, 409, 409, 409, 409, 409, 409);
    assertThat(
            jdbc.queryForObject(
                "SELECT count(DISTINCT event_id) FROM outbox WHERE record_key = ? AND type = 'ORDER_CANCELLED'",
                Long.class,
                Long.toString(order)))
        .isEqualTo(1);
  }

  @Test
  void somebodyElsesOrderDoesNotExistExceptForAdmins() {
    String path = "/v1/orders/" + order + "/cancel";
    Reply stranger = client.as(buyer.user() + 1_000_000, "POST", path, "{}");
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.as(buyer.user(), "POST", "/v1/orders/1/cancel", "{}").code())
        .isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.anonymously("POST", path, "{}").status()).isEqualTo(401);
    assertThat(buyer.order(order).json().path("status").asString()).isEqualTo("PAID");
    assertThat(client.asAdmin("POST", path, "{}").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "null", "1", "true", "\"\"", "[]", "[{}]", "{", "{} {}", "{\"reason\":1}"})
  void takesAnEmptyObjectAndNothingElse(@Nullable String body) {
    Reply reply = client.as(buyer.user(), "POST", "/v1/orders/" + order + "/cancel", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
    assertThat(reply.json().propertyNames()).containsExactly("code", "message");
    assertThat(buyer.order(order).json().path("status").asString()).isEqualTo("PAID");
  }

  private void assertNotCancellable(long which) {
    Reply reply = buyer.cancel(which).join();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("ORDER_NOT_CANCELLABLE");
  }

  private void assertAccepted(Reply reply) {
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.response().headers().firstValue("Location")).contains("/v1/orders/" + order);
    assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
    assertThat(reply.body())
        .isEqualTo(
            "{\"orderId\":%d,\"status\":\"CANCELLED\",\"createdAt\":\"%s\"}"
                .formatted(order, reply.json().path("createdAt").asString()));
  }
}
