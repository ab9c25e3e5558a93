/// Tells the data platform again what it was told before, under the same event ids.
@NullMarked
package com.sagamart.devstack.retelling;

import org.jspecify.annotations.NullMarked;
