package com.sagamart.order.domain;

import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.contracts.error.ErrorCode.TIMEOUT;
import static com.sagamart.contracts.event.CancelCause.CANCELLED_BY_OWNER;
import static com.sagamart.contracts.event.CancelCause.DEADLINE_PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Consequence.Contradiction;
import com.sagamart.order.domain.Consequence.Decided;
import com.sagamart.order.domain.Consequence.Nothing;
import com.sagamart.order.domain.Consequence.Refunded;
import com.sagamart.order.domain.OrderLine.Price;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  private static final long USER = 1001;
  private static final long COUPON = 55501;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);
  private static final List<OrderedLine> WANTED =
      List.of(new OrderedLine(101, 2), new OrderedLine(102, 1));
  private static final List<PricedLine> PRICES =
      List.of(PricedLine.of(101, "우유", 2, 3_200), PricedLine.of(102, "달걀", 1, 3_200));
  private static final Amount FULL = Amount.undiscounted(9_600);
  private static final Amount DISCOUNTED = Amount.discounted(9_600, 960);

  private final Order order = order(null);
  private final Order withCoupon = order(COUPON);

  @Test
  void beginsUndecidedAndWithoutAPrice() {
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
    assertThat(order.amount()).isEmpty();
    assertThat(order.decidedAt()).isNull();
    assertThat(order.placed().lines()).isEqualTo(WANTED);
  }

  @Test
  void twoLinesOfOneProductBecomeTheirSum() {
    var twice =
        new Order(
            USER,
            List.of(new OrderedLine(101, 2), new OrderedLine(102, 1), new OrderedLine(101, 999)),
            null,
            NOW,
            LATER);
    assertThat(twice.placed().lines())
        .containsExactly(new OrderedLine(101, 1_001), new OrderedLine(102, 1));
  }

  @Test
  void theDebitPaysTheOrder() {
    assertThat(order.pay(PRICES, FULL, 400, LATER))
        .isEqualTo(new Decided(new OrderPaid(0, USER, PRICES, null, FULL, LATER)));
    assertThat(order.status()).isEqualTo(OrderStatus.PAID);
    assertThat(order.balanceAfter()).isEqualTo(400);
    assertThat(order.decidedAt()).isEqualTo(LATER);
    assertThat(order.reason()).isNull();
  }

  @Test
  void theDebitTellsWhatTheOrderCosts() {
    withCoupon.pay(PRICES, DISCOUNTED, 400, LATER);
    assertThat(withCoupon.amount()).contains(DISCOUNTED);
    assertThat(withCoupon.lines())
        .extracting(OrderLine::price)
        .containsExactly(new Price("우유", 3_200, 6_400), new Price("달걀", 3_200, 3_200));
  }

  @Test
  void theLinesKeepTheOrderInWhichTheyWereAskedFor() {
    order.pay(PRICES.reversed(), FULL, 400, LATER);
    assertThat(order.lines()).extracting(OrderLine::productId).containsExactly(101L, 102L);
  }

  @Test
  void aRefusalRejectsTheOrderWithItsReason() {
    assertThat(order.reject(OUT_OF_STOCK, LATER))
        .isEqualTo(new Decided(new OrderRejected(0, USER, OUT_OF_STOCK)));
    assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(order.reason()).isEqualTo(OUT_OF_STOCK);
  }

  @Test
  void theDeadlineCancelsAnUndecidedOrder() {
    assertThat(order.cancel(DEADLINE_PASSED, LATER))
        .isEqualTo(new Decided(new OrderCancelled(0, USER, DEADLINE_PASSED)));
    assertThat(order.reason()).isEqualTo(TIMEOUT);
  }

  @Test
  void theDeadlineDoesNotTouchADecidedOrder() {
    order.pay(PRICES, FULL, 400, LATER);
    withCoupon.reject(OUT_OF_STOCK, LATER);
    assertThat(order.cancel(DEADLINE_PASSED, LATER)).isEqualTo(new Nothing());
    assertThat(withCoupon.cancel(DEADLINE_PASSED, LATER)).isEqualTo(new Nothing());
    assertThat(order.status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void theOwnerCancelsAPaidOrderAndNoOther() {
    assertThat(order.cancel(CANCELLED_BY_OWNER, LATER)).isEqualTo(new Nothing());
    order.pay(PRICES, FULL, 400, LATER);
    assertThat(order.cancel(CANCELLED_BY_OWNER, LATER))
        .isEqualTo(new Decided(new OrderCancelled(0, USER, CANCELLED_BY_OWNER)));
    assertThat(order.cancel(CANCELLED_BY_OWNER, LATER)).isEqualTo(new Nothing());
    assertThat(order.reason()).isNull();
  }

  @Test
  void theRefundOfAnOrderThatWasTakenBackIsNewsOnce() {
    order.pay(PRICES, FULL, 400, LATER);
    assertThat(order.noteRefund(LATER)).isEqualTo(new Nothing());
    order.cancel(CANCELLED_BY_OWNER, LATER);
    assertThat(order.isRefunded()).isFalse();
    assertThat(order.noteRefund(LATER)).isEqualTo(new Refunded());
    assertThat(order.noteRefund(LATER)).isEqualTo(new Nothing());
    assertThat(order.isRefunded()).isTrue();
    assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void theRefundOfADebitThatCameTooLateIsNoNews() {
    order.cancel(DEADLINE_PASSED, LATER);
    order.pay(PRICES, FULL, 400, LATER);
    assertThat(order.noteRefund(LATER)).isEqualTo(new Nothing());
    assertThat(order.isRefunded()).isFalse();
  }

  @Test
  void whatComesAfterACancellationIsTooLate() {
    order.cancel(DEADLINE_PASSED, LATER);
    assertThat(order.pay(PRICES, FULL, 400, LATER)).isEqualTo(new Nothing());
    assertThat(order.reject(TIMEOUT, LATER)).isEqualTo(new Nothing());
    assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order.balanceAfter()).isNull();
  }

  @Test
  void aSecondOutcomeIsAContradiction() {
    order.pay(PRICES, FULL, 400, LATER);
    withCoupon.reject(OUT_OF_STOCK, LATER);
    assertThat(order.pay(PRICES, FULL, 400, LATER)).isInstanceOf(Contradiction.class);
    assertThat(order.reject(OUT_OF_STOCK, LATER)).isInstanceOf(Contradiction.class);
    assertThat(withCoupon.pay(PRICES, DISCOUNTED, 400, LATER)).isInstanceOf(Contradiction.class);
    assertThat(withCoupon.reject(OUT_OF_STOCK, LATER)).isInstanceOf(Contradiction.class);
  }

  @Test
  void aDiscountWithoutACouponIsAContradiction() {
    assertThat(order.pay(PRICES, DISCOUNTED, 400, LATER)).isInstanceOf(Contradiction.class);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
    assertThat(order.amount()).isEmpty();
  }

  @Test
  void anAmountThatIsNotWhatTheLinesCostIsAContradiction() {
    assertThat(order.pay(PRICES, Amount.undiscounted(9_602), 400, LATER))
        .isInstanceOf(Contradiction.class);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
  }

  @Test
  void pricesOfOtherLinesThanWereOrderedAreAContradiction() {
    List<PricedLine> fewer =
        List.of(PricedLine.of(101, "우유", 1, 3_200), PricedLine.of(102, "달걀", 1, 3_200));
    assertThat(order.pay(PRICES.subList(0, 1), Amount.undiscounted(6_400), 400, LATER))
        .isInstanceOf(Contradiction.class);
    assertThat(order.pay(List.of(), Amount.undiscounted(0), 400, LATER))
        .isInstanceOf(Contradiction.class);
    assertThat(order.pay(fewer, Amount.undiscounted(6_400), 400, LATER))
        .isInstanceOf(Contradiction.class);
  }

  /// Whatever the order of events: one outcome is said, and it is the status.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hasOneOutcomeHoweverTheRaceEnds(long seed) {
    Random random = new Random(seed);
    for (int race = 0; race < 100; race++) {
      Order raced = order(null);
      List<Supplier<Consequence>> runners =
          List.of(
              () -> raced.pay(PRICES, FULL, 400, LATER),
              () -> raced.reject(OUT_OF_STOCK, LATER),
              () -> raced.cancel(DEADLINE_PASSED, LATER));
      var outcomes =
          random
              .ints(12, 0, runners.size())
              .mapToObj(runner -> runners.get(runner).get())
              .filter(Decided.class::isInstance)
              .toList();
      assertThat(outcomes).hasSizeLessThanOrEqualTo(1);
      assertThat(outcomes.isEmpty()).isEqualTo(raced.status() == OrderStatus.PENDING);
    }
  }

  private static Order order(@Nullable Long couponIssueId) {
    return new Order(USER, WANTED, couponIssueId, NOW, NOW.plusSeconds(30));
  }
}
