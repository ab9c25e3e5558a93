package com.sagamart.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The wallet paid the total.
///
/// @param couponIssueId the coupon that was used, if any
/// @param balanceAfter the balance in KRW right after this debit
public record WalletDebited(
    long orderId,
    long userId,
    @Nullable Long couponIssueId,
    List<PricedLine> lines,
    Amount amount,
    long balanceAfter)
    implements WalletEvent {

  public WalletDebited {
    lines = List.copyOf(lines);
    Objects.requireNonNull(amount, "amount");
  }
}
