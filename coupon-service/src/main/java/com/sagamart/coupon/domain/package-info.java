/// The rules of coupons: what they take off, who gets one, and which order uses it.
@NullMarked
package com.sagamart.coupon.domain;

import org.jspecify.annotations.NullMarked;
