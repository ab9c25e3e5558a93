/// The one way in for events.
@NullMarked
package com.sagamart.coupon.saga;

import org.jspecify.annotations.NullMarked;
