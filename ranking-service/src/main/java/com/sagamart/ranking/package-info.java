/// Knows which products sell best: a read model of the orders that were paid. It listens and
/// answers, and has nothing to say to other services.
@NullMarked
package com.sagamart.ranking;

import org.jspecify.annotations.NullMarked;
