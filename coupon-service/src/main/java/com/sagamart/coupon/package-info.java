/// Hands out coupons, first come first served, and takes them as part of the payment of an order.
/// Never more than the quantity, one to a user, and each pays for one order.
@NullMarked
package com.sagamart.coupon;

import org.jspecify.annotations.NullMarked;
