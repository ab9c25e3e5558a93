/// The commands of ./sagamart, one class each.
@NullMarked
package com.sagamart.devstack.command;

import org.jspecify.annotations.NullMarked;
