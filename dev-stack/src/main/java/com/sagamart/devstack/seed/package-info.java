/// The demo data, put in through the public API like anybody's.
@NullMarked
package com.sagamart.devstack.seed;

import org.jspecify.annotations.NullMarked;
