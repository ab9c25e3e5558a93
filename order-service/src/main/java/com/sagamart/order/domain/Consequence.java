package com.sagamart.order.domain;

import com.sagamart.contracts.event.OrderEvent;

/// What follows from something that happened to an order.
public sealed interface Consequence {

  /// The order reached its outcome, and everybody is to know.
  record Decided(OrderEvent event) implements Consequence {}

  /// The money of an order that its owner took back is in the wallet again.
  record Refunded() implements Consequence {}

  /// Taken note of, or too late to matter.
  record Nothing() implements Consequence {}

  /// It cannot be true beside what is known of the order.
  record Contradiction(String because) implements Consequence {}
}
