/// Brokers that know who asks: users, passwords and rights as the saga's map has them.
@NullMarked
package com.sagamart.systemtests.brokers;

import org.jspecify.annotations.NullMarked;
