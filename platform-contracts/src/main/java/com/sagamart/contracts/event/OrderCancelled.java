package com.sagamart.contracts.event;

import java.util.Objects;

/// The order is over although nobody refused it: every participant gives back what it took. The
/// data platform hears it as well, to correct what it counted.
public record OrderCancelled(long orderId, long userId, CancelCause cause) implements OrderEvent {

  public OrderCancelled {
    Objects.requireNonNull(cause, "cause");
  }
}
