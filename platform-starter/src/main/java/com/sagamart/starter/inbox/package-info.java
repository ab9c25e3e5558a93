/// The inbox: an event takes effect once, however often it is delivered.
@NullMarked
package com.sagamart.starter.inbox;

import org.jspecify.annotations.NullMarked;
