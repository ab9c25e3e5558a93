package com.sagamart.contracts.event;

/// What coupon-service says of an order.
public sealed interface CouponEvent extends SagaEvent
    permits CouponApplied, CouponRefused, CouponReleased {}
