package com.sagamart.contracts.event;

/// Why an order was cancelled.
public enum CancelCause {
  /// The saga was not decided in time.
  DEADLINE_PASSED,
  /// The owner took a paid order back.
  CANCELLED_BY_OWNER
}
