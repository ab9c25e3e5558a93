/// Crashes on demand at the places where a crash is most awkward. Never part of a program.
@NullMarked
package com.sagamart.failpoints;

import org.jspecify.annotations.NullMarked;
