/// The HTTP endpoints and what they answer.
@NullMarked
package com.sagamart.coupon.web;

import org.jspecify.annotations.NullMarked;
