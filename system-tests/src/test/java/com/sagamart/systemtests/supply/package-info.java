/// What others made and is shipped with the programs, and on which terms.
@NullMarked
package com.sagamart.systemtests.supply;

import org.jspecify.annotations.NullMarked;
