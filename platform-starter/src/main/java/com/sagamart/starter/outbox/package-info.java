/// The outbox: events are written in the transaction of the work that they tell of.
@NullMarked
package com.sagamart.starter.outbox;

import org.jspecify.annotations.NullMarked;
