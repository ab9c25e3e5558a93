package com.sagamart.coupon.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of using a coupon for an order.
public sealed interface UseOutcome {

  record Used(Discount discount) implements UseOutcome {}

  record Refused(ErrorCode reason) implements UseOutcome {}
}
