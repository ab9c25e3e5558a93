package com.sagamart.coupon.web;

import com.sagamart.coupon.domain.IssueStatus;
import com.sagamart.coupon.web.CouponViews.HeldItem;
import com.sagamart.coupon.web.CouponViews.HeldReply;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.Cursor;
import com.sagamart.starter.web.Cursors;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/users/{userId}/coupons")
class HeldCouponsController {

  private final CouponDesk desk;
  private final Cursor cursor;

  HeldCouponsController(CouponDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursor = cursors.of("coupons");
  }

  @GetMapping
  @AllowedTo(Who.OWNER)
  HeldReply list(
      @PathVariable @Positive long userId,
      @RequestParam(required = false) @Nullable IssueStatus status,
      @RequestParam(name = "cursor", defaultValue = "") String from,
      @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
    long before = cursor.read(from, Long.MAX_VALUE);
    CouponDesk.Held held = desk.held(userId, status, before, limit);
    var items = held.issues().stream().map(issue -> HeldItem.of(issue, held.at())).toList();
    return new HeldReply(items, held.more() ? cursor.write(items.getLast().couponIssueId()) : null);
  }
}
