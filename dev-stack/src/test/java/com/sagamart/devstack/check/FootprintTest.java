package com.sagamart.devstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.check.Step.Debit;
import com.sagamart.devstack.check.Step.Redemption;
import com.sagamart.devstack.check.Step.Reservation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {

  private static final long ORDER = 7_000_001;
  private static final long USER = 1001;
  private static final long COUPON_ISSUE = 55_501;
  private static final long TOTAL = 900;

  @ParameterizedTest
  @CsvSource({
    "PAID,      true,  COMMITTED, APPLIED,   DEBITED",
    "REJECTED,  false, ,          ,          ",
    "REJECTED,  false, RELEASED,  ,          ",
    "REJECTED,  false, RELEASED,  RELEASED,  ",
    "CANCELLED, false, RELEASED,  RELEASED,  REFUNDED",
    "CANCELLED, false, RELEASED,  TOMBSTONE, TOMBSTONE",
    "CANCELLED, false, TOMBSTONE, TOMBSTONE, TOMBSTONE",
    "CANCELLED, true,  RELEASED,  RELEASED,  REFUNDED"
  })
  void allowsAllOrNothing(
      String status,
      boolean wasPaid,
      @Nullable String reserved,
      @Nullable String applied,
      @Nullable String debited) {
    assertThat(objections(status, wasPaid, reserved, applied, debited)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PAID,      true,  RESERVED,  APPLIED,   DEBITED,   its reservation is RESERVED",
    "PAID,      true,  COMMITTED, APPLIED,   ,          its debit is missing",
    "PAID,      true,  COMMITTED, APPLIED,   TOMBSTONE, its debit is TOMBSTONE",
    "PAID,      true,  COMMITTED, RELEASED,  DEBITED,   its coupon's redemption is RELEASED",
    "REJECTED,  false, RESERVED,  RELEASED,  ,          its reservation is RESERVED",
    "REJECTED,  false, RELEASED,  APPLIED,   ,          its coupon's redemption is APPLIED",
    "REJECTED,  false, RELEASED,  RELEASED,  TOMBSTONE, its debit is TOMBSTONE",
    "CANCELLED, false, RELEASED,  TOMBSTONE, DEBITED,   its debit is DEBITED",
    "CANCELLED, false, ,          TOMBSTONE, TOMBSTONE, its reservation is missing",
    "CANCELLED, true,  RELEASED,  RELEASED,  TOMBSTONE, its debit is TOMBSTONE",
    "CANCELLED, true,  COMMITTED, RELEASED,  REFUNDED,  its reservation is COMMITTED"
  })
  void objectsToHalfAnOrder(
      String status,
      boolean wasPaid,
      @Nullable String reserved,
      @Nullable String applied,
      @Nullable String debited,
      String objection) {
    assertThat(objections(status, wasPaid, reserved, applied, debited)).containsExactly(objection);
  }

  private static List<String> objections(
      String status,
      boolean wasPaid,
      @Nullable String reserved,
      @Nullable String applied,
      @Nullable String debited) {
    PlacedOrder order =
        new PlacedOrder(ORDER, USER, status, wasPaid, wasPaid, COUPON_ISSUE, TOTAL, "101×2", true);
    return new Footprint(
            Optional.ofNullable(reserved).map(it -> new Reservation(ORDER, USER, it, "101×2")),
            Optional.ofNullable(applied).map(it -> new Redemption(ORDER, it, COUPON_ISSUE, USER)),
            Optional.ofNullable(debited).map(it -> new Debit(ORDER, USER, it, TOTAL)))
        .objectionsTo(order);
  }
}
