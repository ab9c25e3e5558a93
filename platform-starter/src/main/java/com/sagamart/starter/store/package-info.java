/// What the repositories of all services share.
@NullMarked
package com.sagamart.starter.store;

import org.jspecify.annotations.NullMarked;
