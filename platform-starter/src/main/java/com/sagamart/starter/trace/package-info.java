/// The W3C trace context, carried from request to row to record.
@NullMarked
package com.sagamart.starter.trace;

import org.jspecify.annotations.NullMarked;
