package com.sagamart.contracts.event;

import java.util.List;
import java.util.Objects;

/// The coupon is used up by this order, and the order costs less.
public record CouponApplied(
    long orderId, long userId, long couponIssueId, List<PricedLine> lines, Amount amount)
    implements CouponEvent {

  public CouponApplied {
    lines = List.copyOf(lines);
    Objects.requireNonNull(amount, "amount");
  }
}
