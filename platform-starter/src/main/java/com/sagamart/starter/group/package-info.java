/// Requests that come at once, served in one transaction.
@NullMarked
package com.sagamart.starter.group;

import org.jspecify.annotations.NullMarked;
