/// What careless and malicious clients send, and that it is refused and moves nothing.
@NullMarked
package com.sagamart.systemtests.badinput;

import org.jspecify.annotations.NullMarked;
