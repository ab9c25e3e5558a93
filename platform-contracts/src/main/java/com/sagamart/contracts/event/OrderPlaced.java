package com.sagamart.contracts.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer asked to buy. Opens the saga.
///
/// @param couponIssueId the coupon to use on the whole order, if any
public record OrderPlaced(
    long orderId, long userId, List<OrderedLine> lines, @Nullable Long couponIssueId)
    implements OrderEvent {

  public OrderPlaced {
    lines = List.copyOf(lines);
  }
}
