package com.sagamart.order.domain;

/// Where an order stands.
public enum OrderStatus {
  /// The saga is still at work.
  PENDING,
  PAID,
  /// A participant refused.
  REJECTED,
  /// The deadline passed, or the owner took it back.
  CANCELLED
}
