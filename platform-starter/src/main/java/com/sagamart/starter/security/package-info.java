/// Who is calling, and what callers may do.
@NullMarked
package com.sagamart.starter.security;

import org.jspecify.annotations.NullMarked;
