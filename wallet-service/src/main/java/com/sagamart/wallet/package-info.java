/// Holds customers' money and lets them pay with it. Never below zero, and every change is a
/// posting.
@NullMarked
package com.sagamart.wallet;

import org.jspecify.annotations.NullMarked;
