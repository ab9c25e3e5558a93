/// The embedded platform as one thing, [Stack]: what runs in it ([Topology]), started, stopped and
/// broken on purpose.
@NullMarked
package com.sagamart.devstack;

import org.jspecify.annotations.NullMarked;
