/// The dispatch of saga events: one polled batch, one transaction.
@NullMarked
package com.sagamart.starter.saga;

import org.jspecify.annotations.NullMarked;
