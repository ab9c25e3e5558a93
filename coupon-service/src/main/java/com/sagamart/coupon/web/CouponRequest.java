package com.sagamart.coupon.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.Discount;
import com.sagamart.coupon.domain.DiscountType;
import com.sagamart.starter.web.ReadableName;
import com.sagamart.starter.web.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A coupon to be put on offer, as an admin describes it.
///
/// @param startsAt ISO-8601, when the first one can be claimed
/// @param endsAt ISO-8601, from when on none can be claimed; may be past
/// @param validDays for how many days each can be used after it was issued
record CouponRequest(
    @NotNull @ReadableName String name,
    @Min(1) @Max(10_000_000) long quantity,
    @NotNull @Valid DiscountRequest discount,
    @NotNull String startsAt,
    @NotNull String endsAt,
    @Min(1) @Max(365) int validDays) {

  /// The first and last instants that are taken as a date of a coupon rather than as a mistake.
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  record DiscountRequest(
      @NotNull DiscountType type, @Positive long value, @Positive @Nullable Long maxDiscount) {

    Discount toDiscount() {
      if (type == DiscountType.PERCENT && value > Discount.MAX_PERCENT) {
        throw new RefusedException(ErrorCode.INVALID_REQUEST, "discount.value");
      }
      return new Discount(type, value, maxDiscount);
    }
  }

  /// Throws [RefusedException], naming the field, for what no constraint above can say.
  Coupon toCoupon() {
    Instant starts = instant(startsAt, "startsAt");
    Instant ends = instant(endsAt, "endsAt");
    if (!starts.isBefore(ends)) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "endsAt");
    }
    return new Coupon(name, quantity, discount.toDiscount(), starts, ends, validDays);
  }

  private static Instant instant(String text, String field) {
    try {
      Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException _) {
      // told below, like an instant that makes no sense
    }
    throw new RefusedException(ErrorCode.INVALID_REQUEST, field);
  }
}
