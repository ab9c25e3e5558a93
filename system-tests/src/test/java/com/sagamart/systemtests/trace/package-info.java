/// One checkout is one trace, through all programs.
@NullMarked
package com.sagamart.systemtests.trace;

import org.jspecify.annotations.NullMarked;
