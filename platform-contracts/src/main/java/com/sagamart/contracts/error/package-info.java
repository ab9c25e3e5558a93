/// The error codes that clients see: one place for code, status and messages.
@NullMarked
package com.sagamart.contracts.error;

import org.jspecify.annotations.NullMarked;
