package com.sagamart.contracts.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every line is set aside for this order; from here on the price is fixed.
///
/// @param couponIssueId the coupon that the order asks for, if any: with one the saga goes on at
/// coupon-service
/// @param subtotal sum of the lines in KRW
public record StockReserved(
    long orderId, long userId, @Nullable Long couponIssueId, List<PricedLine> lines, long subtotal)
    implements InventoryEvent {

  public StockReserved {
    lines = List.copyOf(lines);
  }
}
