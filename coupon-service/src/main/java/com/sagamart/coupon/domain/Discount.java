package com.sagamart.coupon.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/// What a coupon takes off a whole order.
///
/// @param value percent or KRW, as `type` says
/// @param maxDiscount the most it takes off in KRW, if there is such a limit
@Embeddable
public record Discount(
    @Enumerated(EnumType.STRING) @Column(name = "discount_type") DiscountType type,
    @Column(name = "discount_value") long value,
    @Column(name = "max_discount") @Nullable Long maxDiscount) {

  /// The highest percentage there is.
  public static final long MAX_PERCENT = 100;

  public Discount {
    if (value < 1 || (type == DiscountType.PERCENT && value > MAX_PERCENT)) {
      throw new IllegalArgumentException("a discount takes off something, at most everything");
    }
    if (maxDiscount != null && maxDiscount < 1) {
      throw new IllegalArgumentException("a limit leaves something to take off");
    }
  }

  /// KRW taken off `subtotal`, floored to the won and never more than `subtotal`.
  public long off(long subtotal) {
    long stated =
        switch (type) {
          case PERCENT -> Math.multiplyExact(subtotal, value) / MAX_PERCENT;
          case FIXED -> value;
        };
    long limited = maxDiscount == null ? stated : Math.min(stated, maxDiscount);
    return Math.min(limited, subtotal);
  }
}
