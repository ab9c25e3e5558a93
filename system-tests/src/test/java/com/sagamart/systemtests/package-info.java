/// The whole platform as processes, played through the gateway as its users would.
@NullMarked
package com.sagamart.systemtests;

import org.jspecify.annotations.NullMarked;
