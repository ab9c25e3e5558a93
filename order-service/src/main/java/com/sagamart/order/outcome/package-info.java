/// How the outcome of an order reaches those who want to know it: the saga, and the client that
/// waits on one replica or another.
@NullMarked
package com.sagamart.order.outcome;

import org.jspecify.annotations.NullMarked;
