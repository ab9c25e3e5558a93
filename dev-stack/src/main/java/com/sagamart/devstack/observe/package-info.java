/// Watches the stack: a Prometheus of this machine, with the alerts of this repository.
@NullMarked
package com.sagamart.devstack.observe;

import org.jspecify.annotations.NullMarked;
