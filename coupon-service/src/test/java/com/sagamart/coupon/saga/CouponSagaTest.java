package com.sagamart.coupon.saga;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_USED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_INVALID;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.coupon.Shop;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/// The whole road on real PostgreSQL and Kafka: topic, inbox, aggregate, outbox, relay, topic.
@ServiceTest
class CouponSagaTest {

  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 3, 3_200));

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;

  private final long order = Shop.freshId();
  private Shop shop;
  private long user;
  private long issue;

  @BeforeEach
  void giveAUserACoupon() {
    shop = new Shop(client, jdbc);
    user = shop.user();
    issue = shop.issueTo(user);
  }

  @Test
  void aUserCanClaimOnceTheWalletIsAnnounced() {
    long newcomer = Shop.freshId();
    long coupon = shop.coupon(1);
    assertThat(shop.claim(coupon, newcomer).code()).isEqualTo("USER_NOT_FOUND");
    wire.say(new WalletOpened(newcomer));
    await().until(() -> shop.claim(coupon, newcomer).status() == 201);
  }

  @Test
  void takesTheDiscountOffTheWholeOrderOnceHoweverOftenItIsTold() {
    CloudEvent said = wire.say(reserved(order, issue));
    wire.say(said);
    CouponApplied applied = wire.await(CouponApplied.class, order);
    assertThat(applied.amount()).isEqualTo(new Amount(9_600, 960, 8_640));
    assertThat(applied.lines()).isEqualTo(LINES);
    wire.say(new OrderCancelled(order, user, CancelCause.CANCELLED_BY_OWNER));
    wire.await(CouponReleased.class, order);
    assertThat(wire.heard(CouponApplied.class, order)).hasSize(1);
    assertThat(wire.heard(CouponRefused.class, order)).isEmpty();
  }

  @Test
  void givesTheCouponBackWhenTheWalletRefuses() {
    wire.say(reserved(order, issue));
    wire.await(CouponApplied.class, order);
    assertThat(held().path("status").asString()).isEqualTo("USED");
    assertThat(held().path("reason").asString()).isEqualTo("COUPON_ALREADY_USED");
    wire.say(new WalletRefused(order, user, WALLET_INSUFFICIENT_BALANCE));
    assertThat(wire.await(CouponReleased.class, order).couponIssueId()).isEqualTo(issue);
    assertThat(held().path("usable").asBoolean()).isTrue();
  }

  @Test
  void refusesWhatIsUsedExpiredUnknownOrSomebodyElses() {
    long second = Shop.freshId();
    long third = Shop.freshId();
    long fourth = Shop.freshId();
    long expired = shop.issueTo(user);
    shop.expire(expired);
    wire.say(reserved(order, issue));
    wire.await(CouponApplied.class, order);

    wire.say(reserved(second, issue));
    assertThat(reason(second)).isEqualTo(COUPON_ALREADY_USED);
    wire.say(reserved(third, expired));
    assertThat(reason(third)).isEqualTo(COUPON_EXPIRED);
    wire.say(reserved(fourth, 1));
    assertThat(reason(fourth)).isEqualTo(COUPON_INVALID);
    long stranger = shop.user();
    long fifth = Shop.freshId();
    wire.say(new StockReserved(fifth, stranger, issue, LINES, 9_600));
    assertThat(reason(fifth)).isEqualTo(COUPON_INVALID);
  }

  private ErrorCode reason(long orderId) {
    return wire.await(CouponRefused.class, orderId).reason();
  }

  private JsonNode held() {
    String path = "/v1/users/%d/coupons".formatted(user);
    return client.as(user, "GET", path, null).json().path("items").path(0);
  }

  private StockReserved reserved(long orderId, long couponIssueId) {
    return new StockReserved(orderId, user, couponIssueId, LINES, 9_600);
  }
}
