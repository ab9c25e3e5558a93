/// The clients that wait for the outcome of their order, and how it reaches them on any replica.
@NullMarked
package com.sagamart.order.waiting;

import org.jspecify.annotations.NullMarked;
