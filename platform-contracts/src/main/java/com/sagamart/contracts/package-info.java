/// What the services say to one another, and nothing else: events, the map of the saga, topics and
/// error codes.
/// No Spring here, and no behaviour of any one service.
@NullMarked
package com.sagamart.contracts;

import org.jspecify.annotations.NullMarked;
