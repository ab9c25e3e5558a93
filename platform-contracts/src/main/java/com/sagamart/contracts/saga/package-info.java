/// The saga on one screen, [OrderSaga], and the small language in which it is written.
@NullMarked
package com.sagamart.contracts.saga;

import org.jspecify.annotations.NullMarked;
