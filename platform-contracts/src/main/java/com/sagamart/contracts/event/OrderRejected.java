package com.sagamart.contracts.event;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Objects;

/// A participant refused, and the order is over. Whatever was taken is being given back.
public record OrderRejected(long orderId, long userId, ErrorCode reason) implements OrderEvent {

  public OrderRejected {
    Objects.requireNonNull(reason, "reason");
  }
}
