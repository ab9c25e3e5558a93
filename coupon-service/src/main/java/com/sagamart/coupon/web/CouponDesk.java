package com.sagamart.coupon.web;

import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.CouponIssues;
import com.sagamart.coupon.domain.Coupons;
import com.sagamart.coupon.domain.IssueStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What clients may do with coupons besides claiming them, each in one transaction.
@Component
class CouponDesk {

  private final Coupons coupons;
  private final CouponIssues issues;
  private final Clock clock;

  CouponDesk(Coupons coupons, CouponIssues issues, Clock clock) {
    this.coupons = coupons;
    this.issues = issues;
    this.clock = clock;
  }

  /// Puts a coupon on offer.
  @Transactional
  Coupon offer(Coupon coupon) {
    coupons.add(coupon);
    return coupon;
  }

  @Transactional(readOnly = true)
  Optional<Coupon> find(long couponId) {
    return coupons.findById(couponId);
  }

  /// One user's coupons as they stand at one moment, newest first; `more` if there are older ones.
  @Transactional(readOnly = true)
  Held held(long userId, @Nullable IssueStatus status, long before, int limit) {
    Instant now = clock.instant();
    List<CouponIssue> found = issues.heldBy(userId, status, now, before, limit + 1);
    boolean more = found.size() > limit;
    return new Held(more ? found.subList(0, limit) : found, more, now);
  }

  record Held(List<CouponIssue> issues, boolean more, Instant at) {}
}
