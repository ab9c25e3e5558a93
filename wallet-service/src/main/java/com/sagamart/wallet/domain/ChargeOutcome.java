package com.sagamart.wallet.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of a charge.
public sealed interface ChargeOutcome {

  record Charged(Posting posting) implements ChargeOutcome {}

  record Refused(ErrorCode reason) implements ChargeOutcome {}
}
