/// Proves that the conservation checker bites: on a stack of its own, whose books are falsified one
/// line at a time.
@NullMarked
package com.sagamart.systemtests.check;

import org.jspecify.annotations.NullMarked;
