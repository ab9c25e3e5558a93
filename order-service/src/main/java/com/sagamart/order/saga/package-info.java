/// The one way in for events.
@NullMarked
package com.sagamart.order.saga;

import org.jspecify.annotations.NullMarked;
