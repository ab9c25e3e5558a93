package com.sagamart.contracts.event;

/// What an order costs, in whole KRW.
///
/// @param subtotal sum of the lines
/// @param discount what the coupon takes off, never more than `subtotal`
/// @param total what the wallet pays: `subtotal - discount`
public record Amount(long subtotal, long discount, long total) {

  public Amount {
    if (discount < 0 || discount > subtotal || total != subtotal - discount) {
      throw new IllegalArgumentException("an amount must add up and must not be negative");
    }
  }

  /// The amount of an order without a coupon.
  public static Amount undiscounted(long subtotal) {
    return new Amount(subtotal, 0, subtotal);
  }

  /// The same lines with `discount` KRW taken off, at most all of them.
  public static Amount discounted(long subtotal, long discount) {
    long taken = Math.min(discount, subtotal);
    return new Amount(subtotal, taken, subtotal - taken);
  }
}
