/// The one way in for events.
@NullMarked
package com.sagamart.wallet.saga;

import org.jspecify.annotations.NullMarked;
