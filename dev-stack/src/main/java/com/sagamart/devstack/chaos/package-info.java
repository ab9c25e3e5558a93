/// Chaos: faults by a seeded schedule while customers buy, and the proof afterwards that nothing
/// was lost, charged twice, sold twice or left hanging.
@NullMarked
package com.sagamart.devstack.chaos;

import org.jspecify.annotations.NullMarked;
