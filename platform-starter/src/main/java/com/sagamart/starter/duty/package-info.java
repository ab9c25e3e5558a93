/// What a replica has to do besides answering, and whether it can.
@NullMarked
package com.sagamart.starter.duty;

import org.jspecify.annotations.NullMarked;
