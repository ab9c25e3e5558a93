/// The HTTP endpoints and what they answer.
@NullMarked
package com.sagamart.wallet.web;

import org.jspecify.annotations.NullMarked;
