package com.sagamart.coupon.domain;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_ISSUED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_NOT_STARTED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_SOLD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.coupon.domain.IssueOutcome.Issued;
import com.sagamart.coupon.domain.IssueOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CouponTest {

  private static final Instant STARTS = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2026-02-01T00:00:00Z");
  private static final Discount TEN_PERCENT = new Discount(DiscountType.PERCENT, 10, 5_000L);

  private final Coupon coupon = new Coupon("신년", 2, TEN_PERCENT, STARTS, ENDS, 14);

  @Test
  void isIssuedOnItsOwnTerms() {
    assertThat(coupon.issueTo(1001, Set.of(), STARTS))
        .isInstanceOfSatisfying(
            Issued.class,
            issued -> {
              assertThat(issued.issue().userId()).isEqualTo(1001);
              assertThat(issued.issue().discount()).isEqualTo(TEN_PERCENT);
              assertThat(issued.issue().expiresAt()).isEqualTo(STARTS.plus(Duration.ofDays(14)));
            });
    assertThat(coupon.remaining()).isEqualTo(1);
  }

  @Test
  void isIssuedFromItsStartUntilItsEnd() {
    assertThat(coupon.issueTo(1001, Set.of(), STARTS.minusNanos(1)))
        .isEqualTo(new Refused(COUPON_NOT_STARTED));
    assertThat(coupon.issueTo(1001, Set.of(), ENDS)).isEqualTo(new Refused(COUPON_EXPIRED));
    assertThat(coupon.issueTo(1001, Set.of(), ENDS.minusNanos(1))).isInstanceOf(Issued.class);
    assertThat(coupon.issued()).isEqualTo(1);
  }

  @Test
  void isNeverIssuedMoreOftenThanItsQuantity() {
    coupon.issueTo(1001, Set.of(), STARTS);
    coupon.issueTo(1002, Set.of(), STARTS);
    assertThat(coupon.issueTo(1003, Set.of(), STARTS)).isEqualTo(new Refused(COUPON_SOLD_OUT));
    assertThat(coupon.issued()).isEqualTo(2);
  }

  @Test
  void whoHasOneIsToldSoEvenWhenItIsSoldOut() {
    coupon.issueTo(1001, Set.of(), STARTS);
    coupon.issueTo(1002, Set.of(), STARTS);
    assertThat(coupon.issueTo(1001, Set.of(1001L), STARTS))
        .isEqualTo(new Refused(COUPON_ALREADY_ISSUED));
  }
}
