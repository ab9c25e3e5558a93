/// A POST that carries an `Idempotency-Key` is done once and answered the same each time.
@NullMarked
package com.sagamart.starter.idempotency;

import org.jspecify.annotations.NullMarked;
