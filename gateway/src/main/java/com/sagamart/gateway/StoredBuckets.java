package com.sagamart.gateway;

import io.github.bucket4j.ConsumptionProbe;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Counts in a store that several gateways share. While that is dead reads pass, since they cost
/// little, and writes are counted here: each gateway then lets through what all may together. A
/// breaker keeps a dead store from costing every request its time, and finds it again by itself.
final class StoredBuckets implements Counts, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoredBuckets.class);

  private static final int WINDOW = 20;
  private static final int FEWEST = 5;
  private static final int TRIES = 3;

  private final RateLimits limits;
  private final Counts local;
  private final BucketStore store;
  private final CircuitBreaker breaker;
  private final Counter without;

  StoredBuckets(RateLimits limits, Counts local, MeterRegistry metrics) {
    this.limits = limits;
    this.local = local;
    this.store = new BucketStore(limits);
    this.breaker = breaker(limits);
    this.without = withoutStore(metrics);
  }

  @Override
  public Mono<ConsumptionProbe> draw(BucketKey key) {
    return store
        .draw(key)
        .timeout(limits.storeTime())
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .publishOn(Schedulers.parallel())
        .onErrorResume(_ -> withoutStore(key));
  }

  private Mono<ConsumptionProbe> withoutStore(BucketKey key) {
    without.increment();
    return key.resource() == Resource.READ ? Mono.just(passed(key)) : local.draw(key);
  }

  private ConsumptionProbe passed(BucketKey key) {
    return ConsumptionProbe.consumed(limits.of(key.resource()).burst(), 0);
  }

  /// How often the store was missing; 0 where there is none.
  static Counter withoutStore(MeterRegistry metrics) {
    return Counter.builder("sagamart.rate.limit.store.missing")
        .description("Requests that were let in or counted here because the store was dead")
        .register(metrics);
  }

  private static CircuitBreaker breaker(RateLimits limits) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "limit-store",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST)
                .permittedNumberOfCallsInHalfOpenState(TRIES)
                .waitDurationInOpenState(limits.storePause())
                // A try that never ended must not keep the store out for good.
                .maxWaitDurationInHalfOpenState(limits.storePause())
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(it -> LOG.warn("The store of the limits: {}", it.getStateTransition()));
    return breaker;
  }

  @Override
  public void close() {
    store.close();
  }
}
