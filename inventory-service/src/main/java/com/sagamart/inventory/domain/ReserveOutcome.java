package com.sagamart.inventory.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of a wish to reserve.
public sealed interface ReserveOutcome {

  record Reserved() implements ReserveOutcome {}

  /// Nothing was reserved.
  record Refused(ErrorCode reason) implements ReserveOutcome {}
}
