/// By when a request is done with: in the database, and altogether. What no request waits for has
/// no deadline here.
@NullMarked
package com.sagamart.starter.deadline;

import org.jspecify.annotations.NullMarked;
