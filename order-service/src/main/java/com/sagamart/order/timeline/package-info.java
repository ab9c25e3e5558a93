/// What happened to each order, in the words of the services that did it.
@NullMarked
package com.sagamart.order.timeline;

import org.jspecify.annotations.NullMarked;
