package com.sagamart.coupon.domain;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_USED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.coupon.domain.UseOutcome.Refused;
import com.sagamart.coupon.domain.UseOutcome.Used;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CouponIssueTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-01-15T00:00:00Z");
  private static final Discount DISCOUNT = new Discount(DiscountType.FIXED, 1_000, null);
  private static final long USER = 1001;
  private static final long ORDER = 7000001;

  private final CouponIssue issue = new CouponIssue(9001, USER, DISCOUNT, ISSUED, EXPIRES);

  @Test
  void paysForOneOrder() {
    assertThat(issue.useFor(ORDER, USER, ISSUED)).isEqualTo(new Used(DISCOUNT));
    assertThat(issue.useFor(ORDER + 1, USER, ISSUED)).isEqualTo(new Refused(COUPON_ALREADY_USED));
    assertThat(issue.statusAt(EXPIRES)).isEqualTo(IssueStatus.USED);
  }

  @Test
  void isOfNoUseToSomebodyElse() {
    assertThat(issue.useFor(ORDER, USER + 1, ISSUED)).isEqualTo(new Refused(COUPON_INVALID));
    assertThat(issue.statusAt(ISSUED)).isEqualTo(IssueStatus.ISSUED);
  }

  @Test
  void canBeUsedUntilItExpires() {
    assertThat(issue.useFor(ORDER, USER, EXPIRES)).isEqualTo(new Refused(COUPON_EXPIRED));
    assertThat(issue.useFor(ORDER, USER, EXPIRES.minusNanos(1))).isInstanceOf(Used.class);
  }

  @Test
  void canBeUsedAgainAfterItsOrderReleasedIt() {
    issue.useFor(ORDER, USER, ISSUED);
    issue.releaseFrom(ORDER);
    assertThat(issue.useFor(ORDER + 1, USER, ISSUED)).isInstanceOf(Used.class);
  }

  @Test
  void isReleasedOnlyByTheOrderThatUsesIt() {
    assertThatThrownBy(() -> issue.releaseFrom(ORDER)).isInstanceOf(IllegalStateException.class);
    issue.useFor(ORDER, USER, ISSUED);
    assertThatThrownBy(() -> issue.releaseFrom(ORDER + 1))
        .isInstanceOf(IllegalStateException.class);
    assertThat(issue.statusAt(ISSUED)).isEqualTo(IssueStatus.USED);
  }

  @Test
  void whatIsReleasedTooLateHasExpired() {
    issue.useFor(ORDER, USER, ISSUED);
    issue.releaseFrom(ORDER);
    assertThat(issue.statusAt(EXPIRES)).isEqualTo(IssueStatus.EXPIRED);
  }
}
