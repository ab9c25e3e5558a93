package com.sagamart.order.saga;

import static com.sagamart.contracts.error.ErrorCode.COUPON_INVALID;
import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.timeline.Happening;
import com.sagamart.order.timeline.Timeline;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class OrderConformanceTest {

  private static final long USER = 990_001;
  private static final long COUPON = 55_501;
  private static final long UNKNOWN = 6_999_999;
  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 1, 500));
  private static final Amount FULL = Amount.undiscounted(500);
  private static final Amount DISCOUNTED = Amount.discounted(500, 50);

  @Autowired private SagaReaction<?> reaction;
  @Autowired private Orders orders;
  @Autowired private Timeline timeline;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  private SagaConformance saga;

  @BeforeEach
  void holdTheReactionAgainstTheMap() {
    saga = new SagaConformance(Participant.ORDER, reaction, transaction, jdbc);
  }

  @Test
  void saysWhatTheMapSaysAndNothingElse() {
    long paid = place(COUPON);
    assertThat(saga.feed(new StockReserved(paid, USER, COUPON, LINES, 500))).isEmpty();
    assertThat(saga.feed(new CouponApplied(paid, USER, COUPON, LINES, DISCOUNTED))).isEmpty();
    assertThat(saga.feed(new WalletDebited(paid, USER, COUPON, LINES, DISCOUNTED, 0)))
        .containsExactly("ORDER_PAID");

    assertThat(saga.feed(new StockRefused(place(null), USER, OUT_OF_STOCK)))
        .containsExactly("ORDER_REJECTED");
    assertThat(saga.feed(new CouponRefused(place(COUPON), USER, COUPON_INVALID)))
        .containsExactly("ORDER_REJECTED");
    long poor = place(null);
    assertThat(saga.feed(new WalletRefused(poor, USER, WALLET_INSUFFICIENT_BALANCE)))
        .containsExactly("ORDER_REJECTED");

    assertThat(saga.feed(new StockReleased(poor, USER))).isEmpty();
    assertThat(saga.feed(new CouponReleased(poor, USER, COUPON))).isEmpty();
    assertThat(saga.feed(new WalletRefunded(poor, USER, 500, 500))).isEmpty();
    saga.coversTheMap();
  }

  @Test
  void aRefundIsNotedInTheOrderThatItsOwnerTookBack() {
    long order = place(null);
    saga.feed(debited(order));
    transaction.executeWithoutResult(
        _ ->
            orders
                .lock(List.of(order))
                .getFirst()
                .cancel(CancelCause.CANCELLED_BY_OWNER, Instant.now()));
    assertThat(isRefunded(order)).isFalse();
    assertThat(saga.feed(new WalletRefunded(order, USER, 500, 500))).isEmpty();
    assertThat(isRefunded(order)).isTrue();
  }

  @Test
  void everyEventThatIsTakenInOrSaidStandsInTheTimeline() {
    long order = place(null);
    saga.feed(new StockReserved(order, USER, null, LINES, 500));
    saga.feed(debited(order));
    saga.feed(new StockReleased(order, USER));
    assertThat(timeline.of(order))
        .extracting(Happening::type, Happening::service)
        .containsExactly(
            tuple("STOCK_RESERVED", "inventory-service"),
            tuple("WALLET_DEBITED", "wallet-service"),
            tuple("ORDER_PAID", "order-service"),
            tuple("STOCK_RELEASED", "inventory-service"));
  }

  @Test
  void aContradictionStandsInNoTimeline() {
    long order = place(null);
    saga.feed(debited(order));
    assertThatThrownBy(() -> saga.feed(new StockRefused(order, USER, OUT_OF_STOCK)))
        .isInstanceOf(ContradictionException.class);
    assertThat(timeline.of(order))
        .extracting(Happening::type)
        .containsExactly("WALLET_DEBITED", "ORDER_PAID");
  }

  @Test
  void aStepOnTheWayLeavesTheOrdersRowAsItIs() {
    long order = place(COUPON);
    String version = requireNonNull(versionOf(order));
    saga.feed(new StockReserved(order, USER, COUPON, LINES, 500));
    saga.feed(new CouponApplied(order, USER, COUPON, LINES, DISCOUNTED));
    assertThat(versionOf(order)).isEqualTo(version);
  }

  @Test
  void theDebitMayComeBeforeTheReservation() {
    long order = place(null);
    assertThat(saga.feed(debited(order))).containsExactly("ORDER_PAID");
    assertThat(saga.feed(new StockReserved(order, USER, null, LINES, 500))).isEmpty();
  }

  @Test
  void aSecondDebitContradictsTheFirst() {
    long order = place(null);
    saga.feed(debited(order));
    assertThatThrownBy(() -> saga.feed(debited(order)))
        .isInstanceOf(ContradictionException.class)
        .hasMessageContaining("already PAID");
  }

  @Test
  void anOrderThatNobodyPlacedIsAContradiction() {
    assertThatThrownBy(() -> saga.feed(debited(UNKNOWN)))
        .isInstanceOf(ContradictionException.class);
    assertThatThrownBy(() -> saga.feed(new WalletRefunded(UNKNOWN, USER, 500, 500)))
        .isInstanceOf(ContradictionException.class);
    long order = place(null);
    assertThatThrownBy(() -> saga.feed(new WalletDebited(order, USER + 1, null, LINES, FULL, 0)))
        .isInstanceOf(ContradictionException.class);
  }

  /// Which transaction wrote the row, and which locked it.
  private @Nullable String versionOf(long order) {
    return jdbc.queryForObject(
        "SELECT xmin || ' ' || xmax FROM orders WHERE order_id = ?", String.class, order);
  }

  private boolean isRefunded(long order) {
    return orders.findById(order).orElseThrow().isRefunded();
  }

  private static WalletDebited debited(long order) {
    return new WalletDebited(order, USER, null, LINES, FULL, 0);
  }

  private long place(@Nullable Long couponIssueId) {
    Instant now = Instant.now();
    var order =
        new Order(
            USER, List.of(new OrderedLine(101, 1)), couponIssueId, now, now.plusSeconds(3_600));
    transaction.executeWithoutResult(_ -> orders.add(order));
    return order.orderId();
  }
}
