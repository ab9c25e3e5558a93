package com.sagamart.coupon.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.coupon.web.CouponViews.CouponReply;
import com.sagamart.coupon.web.CouponViews.IssueReply;
import com.sagamart.coupon.web.CouponViews.IssueRequest;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/coupons")
class CouponController {

  private final CouponDesk desk;
  private final ClaimCounter claims;

  CouponController(CouponDesk desk, ClaimCounter claims) {
    this.desk = desk;
    this.claims = claims;
  }

  @PostMapping
  @AllowedTo(Who.ADMINS)
  @ResponseStatus(HttpStatus.CREATED)
  CouponReply offer(@Valid @RequestBody CouponRequest request) {
    return CouponReply.of(desk.offer(request.toCoupon()));
  }

  @GetMapping("/{couponId}")
  @AllowedTo(Who.ANYONE)
  ResponseEntity<?> show(@PathVariable @Positive long couponId) {
    var coupon = desk.find(couponId);
    return coupon.isPresent()
        ? ResponseEntity.ok(CouponReply.of(coupon.get()))
        : ErrorReply.of(ErrorCode.COUPON_NOT_FOUND);
  }

  @PostMapping("/{couponId}/issue")
  @AllowedTo(Who.USERS)
  ResponseEntity<?> issue(
      @PathVariable @Positive long couponId,
      @Valid @RequestBody IssueRequest request,
      Caller caller) {
    caller.mustActFor(request.userId());
    return switch (claims.decide(new Claim(couponId, request.userId()))) {
      case IssueOutcome.Issued(CouponIssue issue) ->
          ResponseEntity.status(HttpStatus.CREATED).body(IssueReply.of(issue));
      case IssueOutcome.Refused(ErrorCode reason) -> ErrorReply.of(reason);
    };
  }
}
