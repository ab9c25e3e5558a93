package com.sagamart.contracts.event;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Objects;

/// The coupon cannot be used for this order.
public record CouponRefused(long orderId, long userId, ErrorCode reason) implements CouponEvent {

  public CouponRefused {
    Objects.requireNonNull(reason, "reason");
  }
}
