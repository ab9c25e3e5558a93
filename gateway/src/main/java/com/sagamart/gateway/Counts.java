package com.sagamart.gateway;

import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

/// Where it is counted who asked how much: in this process ([Buckets]), or in a store that several
/// gateways share ([StoredBuckets]).
interface Counts {

  /// Takes one token, if there is one.
  Mono<ConsumptionProbe> draw(BucketKey key);
}
