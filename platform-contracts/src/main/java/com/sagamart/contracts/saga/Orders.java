package com.sagamart.contracts.saga;

/// The orders for which a line of the map holds.
public enum Orders {
  ALL,
  WITH_COUPON,
  WITHOUT_COUPON;

  /// Whether an order that carries a coupon, or does not, is among them.
  public boolean include(boolean coupon) {
    return switch (this) {
      case ALL -> true;
      case WITH_COUPON -> coupon;
      case WITHOUT_COUPON -> !coupon;
    };
  }
}
