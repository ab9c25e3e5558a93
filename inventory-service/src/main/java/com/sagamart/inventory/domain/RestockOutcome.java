package com.sagamart.inventory.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of a restock.
public sealed interface RestockOutcome {

  record Restocked(Product product) implements RestockOutcome {}

  record Refused(ErrorCode reason) implements RestockOutcome {}
}
