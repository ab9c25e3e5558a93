package com.sagamart.coupon.web;

import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.starter.group.GroupCommit;
import org.springframework.stereotype.Component;

/// Where claims queue up for the desk. A claim in a transaction of its own goes there alone.
@Component
class ClaimCounter {

  /// Beyond this many, a claim is told to come back rather than to wait.
  private static final int MAX_WAITING = 2_000;

  /// The most claims in one transaction.
  private static final int MAX_TOGETHER = 200;

  private final GroupCommit<Claim, IssueOutcome> line;

  ClaimCounter(ClaimDesk desk) {
    this.line = new GroupCommit<>(MAX_WAITING, MAX_TOGETHER, desk::decide);
  }

  /// Returns when the claim is decided and the decision is kept.
  IssueOutcome decide(Claim claim) {
    return line.ask(claim);
  }
}
