package com.sagamart.coupon.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.Discount;
import com.sagamart.coupon.domain.DiscountType;
import com.sagamart.coupon.domain.IssueStatus;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes over the wire.
final class CouponViews {

  private CouponViews() {}

  record IssueRequest(@Positive long userId) {}

  record DiscountView(DiscountType type, long value, @Nullable Long maxDiscount) {
    static DiscountView of(Discount discount) {
      return new DiscountView(discount.type(), discount.value(), discount.maxDiscount());
    }
  }

  /// @param expiresAt seconds since 1970-01-01T00:00:00Z
  record IssueReply(
      long couponIssueId,
      long couponId,
      long userId,
      IssueStatus status,
      DiscountView discount,
      String expiresAt) {
    static IssueReply of(CouponIssue issue) {
      return new IssueReply(
          issue.id(),
          issue.couponId(),
          issue.userId(),
          issue.statusAt(issue.issuedAt()),
          DiscountView.of(issue.discount()),
          epochSeconds(issue.expiresAt()));
    }
  }

  /// @param nextCursor where the next page begins; null on the last one
  record HeldReply(List<HeldItem> items, @Nullable String nextCursor) {}

  /// @param expiresAt seconds since 1970-01-01T00:00:00Z
  /// @param reason the error code that using it would be refused with, or null
  record HeldItem(
      long couponIssueId,
      long couponId,
      IssueStatus status,
      DiscountView discount,
      String expiresAt,
      boolean usable,
      @Nullable ErrorCode reason) {
    static HeldItem of(CouponIssue issue, Instant now) {
      IssueStatus status = issue.statusAt(now);
      ErrorCode reason =
          switch (status) {
            case ISSUED -> null;
            case USED -> ErrorCode.COUPON_ALREADY_USED;
            case EXPIRED -> ErrorCode.COUPON_EXPIRED;
          };
      return new HeldItem(
          issue.id(),
          issue.couponId(),
          status,
          DiscountView.of(issue.discount()),
          epochSeconds(issue.expiresAt()),
          reason == null,
          reason);
    }
  }

  record CouponReply(
      long couponId,
      String name,
      long quantity,
      long issued,
      long remaining,
      DiscountView discount,
      Instant startsAt,
      Instant endsAt,
      int validDays) {
    static CouponReply of(Coupon coupon) {
      return new CouponReply(
          coupon.id(),
          coupon.name(),
          coupon.quantity(),
          coupon.issued(),
          coupon.remaining(),
          DiscountView.of(coupon.discount()),
          coupon.startsAt(),
          coupon.endsAt(),
          coupon.validDays());
    }
  }

  private static String epochSeconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }
}
