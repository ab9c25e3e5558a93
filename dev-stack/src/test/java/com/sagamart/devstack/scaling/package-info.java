/// What this would take at rates that no machine of ours can serve: `docs/SCALING.md` is computed
/// here from one measured checkout, and a simulation objects when the computation is wrong. Nothing
/// of it runs in the stack.
@NullMarked
package com.sagamart.devstack.scaling;

import org.jspecify.annotations.NullMarked;
