/// The conservation checker: what must be true of all databases and topics together.
@NullMarked
package com.sagamart.devstack.check;

import org.jspecify.annotations.NullMarked;
