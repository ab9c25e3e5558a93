/// The HTTP endpoints and what they answer.
@NullMarked
package com.sagamart.order.web;

import org.jspecify.annotations.NullMarked;
