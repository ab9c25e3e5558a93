/// The one way in for events.
@NullMarked
package com.sagamart.inventory.saga;

import org.jspecify.annotations.NullMarked;
