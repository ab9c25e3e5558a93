package com.sagamart.coupon.saga;

import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.Redemption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The rows that one batch touches.
final class BatchRows {

  private final Map<Long, Redemption> redemptions = new HashMap<>();
  private final Map<Long, CouponIssue> issues = new HashMap<>();

  BatchRows(Collection<Redemption> redemptions, Collection<CouponIssue> issues) {
    redemptions.forEach(this::note);
    issues.forEach(issue -> this.issues.put(issue.id(), issue));
  }

  Optional<Redemption> redemption(long orderId) {
    return Optional.ofNullable(redemptions.get(orderId));
  }

  Optional<CouponIssue> issue(long couponIssueId) {
    return Optional.ofNullable(issues.get(couponIssueId));
  }

  /// A later event of the same batch may be about this redemption.
  void note(Redemption redemption) {
    redemptions.put(redemption.orderId(), redemption);
  }
}
