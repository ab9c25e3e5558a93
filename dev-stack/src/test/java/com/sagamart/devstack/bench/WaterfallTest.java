package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.bench.Waterfall.Hop;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaterfallTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Waterfall waterfall = new Waterfall();

  @Test
  void tellsTheWaitFromTheWorkOfEachHop() {
    note("1", "ORDER_PLACED", 0, 10);
    note("1", "STOCK_RESERVED", 30, 35);
    note("1", "WALLET_DEBITED", 60, 64);
    note("1", "ORDER_PAID", 100, 101);

    assertThat(waterfall.hops())
        .containsExactly(
            hop("ORDER_PLACED to its topic", 10),
            hop("to STOCK_RESERVED", 20),
            hop("STOCK_RESERVED to its topic", 5),
            hop("to WALLET_DEBITED", 25),
            hop("WALLET_DEBITED to its topic", 4),
            hop("to ORDER_PAID", 36),
            hop("ORDER_PAID to its topic", 1),
            hop("the whole saga", 100));
  }

  @Test
  void goesByWayOfTheCouponWhereThereIsOne() {
    note("1", "ORDER_PLACED", 0, 1);
    note("1", "COUPON_APPLIED", 20, 22);
    note("1", "STOCK_RESERVED", 10, 11);
    note("1", "ORDER_PAID", 40, 41);
    note("1", "WALLET_DEBITED", 30, 31);

    assertThat(waterfall.hops()).contains(hop("to COUPON_APPLIED", 9), hop("to WALLET_DEBITED", 8));
  }

  @Test
  void leavesOutWhatIsNotPaidAndWhatIsSaidAgain() {
    note("1", "ORDER_PLACED", 0, 1);
    note("1", "ORDER_REJECTED", 5, 6);
    note("2", "ORDER_PLACED", 0, 1);
    note("2", "ORDER_PAID", 40, 41);
    note("2", "ORDER_PAID", 40, 30_000);

    assertThat(waterfall.hops())
        .contains(hop("ORDER_PAID to its topic", 1), hop("the whole saga", 40));
  }

  private void note(String order, String type, long happened, long handedOver) {
    waterfall.note(
        order, type, NOON.plusMillis(happened), NOON.plusMillis(handedOver).toEpochMilli());
  }

  /// Of one order.
  private static Hop hop(String what, long millis) {
    return new Hop(what, 1, exact(millis), exact(millis));
  }

  /// As the histogram keeps it, with three digits.
  private static double exact(long millis) {
    var histogram = new org.HdrHistogram.Histogram(3);
    return histogram.highestEquivalentValue(millis * 1_000) / 1e3;
  }
}
