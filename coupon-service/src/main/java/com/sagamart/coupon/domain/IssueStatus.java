package com.sagamart.coupon.domain;

/// Where a coupon in a user's hands stands.
public enum IssueStatus {
  ISSUED,
  USED,
  /// Never written down: an issue becomes this by the passing of time.
  EXPIRED
}
