package com.sagamart.contracts.event;

/// The coupon can be used again. Undoes [CouponApplied].
public record CouponReleased(long orderId, long userId, long couponIssueId)
    implements CouponEvent {}
