/// The events, as records in one sealed hierarchy. A new event breaks every `switch` that has not
/// decided about it.
@NullMarked
package com.sagamart.contracts.event;

import org.jspecify.annotations.NullMarked;
