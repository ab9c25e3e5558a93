package com.sagamart.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The order is paid: stock, coupon and money are taken. The data platform hears it as well, once
/// per order.
///
/// @param couponIssueId the coupon that was used, if any
/// @param paidAt when the order became PAID
public record OrderPaid(
    long orderId,
    long userId,
    List<PricedLine> lines,
    @Nullable Long couponIssueId,
    Amount amount,
    Instant paidAt)
    implements OrderEvent {

  public OrderPaid {
    lines = List.copyOf(lines);
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(paidAt, "paidAt");
  }
}
