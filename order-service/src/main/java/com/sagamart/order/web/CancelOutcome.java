package com.sagamart.order.web;

import com.sagamart.order.domain.Order;

/// How far a cancellation came while its client waited.
sealed interface CancelOutcome {

  /// The order is cancelled, and the money is back.
  record Refunded(Order order) implements CancelOutcome {}

  /// The order is cancelled, and the money on its way.
  record Cancelled(Order order) implements CancelOutcome {}

  /// It is not paid, or not any more.
  record NotCancellable() implements CancelOutcome {}

  /// The caller has none with this number.
  record NoSuchOrder() implements CancelOutcome {}
}
