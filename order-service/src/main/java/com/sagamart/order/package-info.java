/// Takes orders, follows each through the saga to its one outcome, and tells the client who waits.
@NullMarked
package com.sagamart.order;

import org.jspecify.annotations.NullMarked;
