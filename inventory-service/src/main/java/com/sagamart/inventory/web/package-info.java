/// The HTTP endpoints and what they answer.
@NullMarked
package com.sagamart.inventory.web;

import org.jspecify.annotations.NullMarked;
