package com.sagamart.coupon.domain;

import com.sagamart.contracts.error.ErrorCode;

/// What came of asking for a coupon.
public sealed interface IssueOutcome {

  record Issued(CouponIssue issue) implements IssueOutcome {}

  record Refused(ErrorCode reason) implements IssueOutcome {}
}
