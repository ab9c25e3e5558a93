package com.sagamart.order.web;

import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/// What happened to an order, however it came here; the test plays the other services.
@ServiceTest
class TimelineTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final long COUPON = 55_501;
  private static final Amount DISCOUNTED = Amount.discounted(6_400, 640);

  @Autowired private Wire wire;
  @Autowired private Client client;

  @Value("${local.server.port}")
  private int port;

  private Buyer buyer;
  private long user;

  @BeforeEach
  void someoneNew() {
    buyer = Buyer.unknownSoFar(client, wire, port);
    user = buyer.user();
  }

  @Test
  void tellsWhatHappenedAndWasUndoneInThatOrderThoughEventsComeLateAndTwice() {
    long order = buyer.place(",\"couponIssueId\":55501");
    Instant placed = at(events(order).getFirst());
    CloudEvent debited =
        new CloudEvent(
            UUID.randomUUID(),
            placed.plusMillis(3),
            new WalletDebited(order, user, COUPON, Buyer.LINES, DISCOUNTED, 400));
    wire.say(debited);
    buyer.awaitStatus(order, "PAID");
    say(placed.plusMillis(2), new CouponApplied(order, user, COUPON, Buyer.LINES, DISCOUNTED));
    say(placed.plusMillis(1), new StockReserved(order, user, COUPON, Buyer.LINES, 6_400));
    buyer.cancel(order, "respond-async").join();
    wire.say(debited);
    Instant undone = placed.plusSeconds(3_600);
    say(undone.plusMillis(2), new WalletRefunded(order, user, 5_760, 6_160));
    say(undone.plusMillis(1), new StockReleased(order, user));
    say(undone, new CouponReleased(order, user, COUPON));

    assertThat(awaited(order, 9))
        .extracting(TimelineTest::typeAndService)
        .containsExactly(
            "ORDER_PLACED by order-service",
            "STOCK_RESERVED by inventory-service",
            "COUPON_APPLIED by coupon-service",
            "WALLET_DEBITED by wallet-service",
            "ORDER_PAID by order-service",
            "ORDER_CANCELLED by order-service",
            "COUPON_RELEASED by coupon-service",
            "STOCK_RELEASED by inventory-service",
            "WALLET_REFUNDED by wallet-service");
    assertThat(events(order))
        .extracting(event -> event.path("elapsedMs").asLong())
        .startsWith(0L, 1L, 2L, 3L)
        .endsWith(3_600_000L, 3_600_001L, 3_600_002L)
        .isSorted();
    assertThat(events(order))
        .allSatisfy(
            event ->
                assertThat(event.path("at").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"));
    assertThat(buyer.timeline(order).json().path("status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void tellsOfARefusalAndOfWhatItUndid() {
    long order = buyer.place("");
    wire.say(new StockReserved(order, user, null, Buyer.LINES, 6_400));
    awaited(order, 2);
    wire.say(new WalletRefused(order, user, WALLET_INSUFFICIENT_BALANCE));
    buyer.awaitStatus(order, "REJECTED");
    wire.say(new StockReleased(order, user));
    assertThat(awaited(order, 5))
        .extracting(event -> event.path("type").asString())
        .containsExactly(
            "ORDER_PLACED", "STOCK_RESERVED", "WALLET_REFUSED", "ORDER_REJECTED", "STOCK_RELEASED");
  }

  @Test
  void hasOneShape() {
    long order = buyer.place("");
    assertThat(buyer.timeline(order).body())
        .isEqualTo(
            """
            {"orderId":%d,"status":"PENDING","events":[{"type":"ORDER_PLACED",\
            "service":"order-service","at":"%s","elapsedMs":0}]}"""
                .formatted(order, events(order).getFirst().path("at").asString()));
  }

  @Test
  void somebodyElsesOrderDoesNotExistExceptForAdmins() {
    long order = buyer.place("");
    String path = "/v1/orders/" + order + "/timeline";
    assertThat(client.as(user + 1_000_000, "GET", path, null).status()).isEqualTo(404);
    assertThat(client.as(user + 1_000_000, "GET", path, null).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(buyer.timeline(1).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(client.anonymously("GET", path, null).status()).isEqualTo(401);
    assertThat(client.asAdmin("GET", path, null).body()).isEqualTo(buyer.timeline(order).body());
  }

  private void say(Instant at, PlatformEvent event) {
    wire.say(new CloudEvent(UUID.randomUUID(), at, event));
  }

  private List<JsonNode> awaited(long order, int count) {
    return Awaitility.await()
        .atMost(MAX_WAIT)
        .until(() -> events(order), events -> events.size() >= count);
  }

  private List<JsonNode> events(long order) {
    return buyer.timeline(order).json().path("events").valueStream().toList();
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.path("at").asString());
  }

  private static String typeAndService(JsonNode event) {
    return event.path("type").asString() + " by " + event.path("service").asString();
  }
}
