/// Where a stack lives: its directory, its ports, and the build that it runs.
@NullMarked
package com.sagamart.devstack.home;

import org.jspecify.annotations.NullMarked;
