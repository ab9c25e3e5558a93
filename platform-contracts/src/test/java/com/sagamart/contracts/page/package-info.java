/// The written pages: what can be generated is, and what they point to exists.
@NullMarked
package com.sagamart.contracts.page;

import org.jspecify.annotations.NullMarked;
