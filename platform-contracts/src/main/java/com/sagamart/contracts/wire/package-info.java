/// How an event travels: topics, CloudEvents headers, JSON.
@NullMarked
package com.sagamart.contracts.wire;

import org.jspecify.annotations.NullMarked;
