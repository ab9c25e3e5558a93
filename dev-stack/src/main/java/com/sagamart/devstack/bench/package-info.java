/// `./sagamart bench`: what the platform does under load on this machine, beside its goals and
/// beside one plain transaction that does the same.
@NullMarked
package com.sagamart.devstack.bench;

import org.jspecify.annotations.NullMarked;
