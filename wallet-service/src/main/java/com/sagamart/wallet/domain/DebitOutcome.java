package com.sagamart.wallet.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of a debit.
public sealed interface DebitOutcome {

  record Debited(Posting posting) implements DebitOutcome {}

  record Refused(ErrorCode reason) implements DebitOutcome {}
}
