package com.sagamart.coupon.domain;

/// How a discount is stated.
public enum DiscountType {
  /// A share of the subtotal, 1 to 100.
  PERCENT,
  /// An amount in KRW.
  FIXED
}
