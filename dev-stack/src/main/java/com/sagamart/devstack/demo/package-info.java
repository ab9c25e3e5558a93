/// The story that ./sagamart demo plays.
@NullMarked
package com.sagamart.devstack.demo;

import org.jspecify.annotations.NullMarked;
