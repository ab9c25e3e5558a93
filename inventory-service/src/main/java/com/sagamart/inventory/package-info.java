/// Knows what is sold, for how much, and how many there are. Every unit is available, reserved or
/// sold, and never two of these.
@NullMarked
package com.sagamart.inventory;

import org.jspecify.annotations.NullMarked;
