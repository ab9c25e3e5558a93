package com.sagamart.coupon.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All coupons in users' hands.
public interface CouponIssues {

  List<CouponIssue> findByIdIn(Collection<Long> ids);

  List<CouponIssue> findByCouponIdInAndUserIdIn(
      Collection<Long> couponIds, Collection<Long> userIds);

  /// What a user has, newest first.
  ///
  /// @param status only those in this status at `now`; null for all
  /// @param before only those with a smaller id
  List<CouponIssue> heldBy(
      long userId, @Nullable IssueStatus status, Instant now, long before, int limit);

  void add(CouponIssue issue);
}
