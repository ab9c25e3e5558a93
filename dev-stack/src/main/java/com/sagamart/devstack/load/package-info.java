/// A load driver: closed or open loop, with latencies that count from the time each turn was due.
@NullMarked
package com.sagamart.devstack.load;

import org.jspecify.annotations.NullMarked;
