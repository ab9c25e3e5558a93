/// The contract in rows: for every operation, every rule and every error code one row that shows it
/// through the gateway. Which there are is read from the OpenAPI document, and each answer is held
/// to it.
@NullMarked
package com.sagamart.systemtests.contract;

import org.jspecify.annotations.NullMarked;
