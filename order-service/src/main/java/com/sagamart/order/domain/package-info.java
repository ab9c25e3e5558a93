/// The rules of an order: what was asked for, what it costs, and its one outcome.
@NullMarked
package com.sagamart.order.domain;

import org.jspecify.annotations.NullMarked;
