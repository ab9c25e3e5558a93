package com.sagamart.coupon.web;

/// A user asks for a coupon.
record Claim(long couponId, long userId) {}
