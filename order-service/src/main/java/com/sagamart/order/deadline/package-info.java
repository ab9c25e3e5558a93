/// What becomes of orders that nobody decided in time.
@NullMarked
package com.sagamart.order.deadline;

import org.jspecify.annotations.NullMarked;
