package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import reactor.core.publisher.Mono;

/// The token buckets of this process.
///
/// A bucket is kept until it must be full again, and only then forgotten: a new one is the same. So
/// there are as many as there were callers in the last seconds, and a flood of other callers makes
/// nobody's bucket full. When [RateLimits#buckets()] are in use none is dropped for a newcomer
/// either: newcomers of one kind then share a bucket as large as [#SHARED_BY] of theirs.
final class Buckets implements Counts {

  static final int SHARED_BY = 100;

  private final RateLimits limits;
  private final BucketTime time;
  private final Cache<BucketKey, Bucket> own;
  private final Map<BucketKey, Bucket> shared = new ConcurrentHashMap<>();

  /// @param upkeep where buckets are dropped that nobody needs any more
  Buckets(RateLimits limits, Ticker clock, Executor upkeep) {
    this.limits = limits;
    this.time = new BucketTime(clock);
    this.own =
        Caffeine.newBuilder()
            .ticker(clock)
            .executor(upkeep)
            .scheduler(Scheduler.systemScheduler())
            .expireAfter(Expiry.accessing((BucketKey key, Bucket _) -> timeToFull(key)))
            .build();
  }

  @Override
  public Mono<ConsumptionProbe> draw(BucketKey key) {
    return Mono.fromSupplier(() -> bucketOf(key).tryConsumeAndReturnRemaining(1));
  }

  /// About how many there are.
  long count() {
    return own.estimatedSize();
  }

  private Bucket bucketOf(BucketKey key) {
    Bucket known = own.getIfPresent(key);
    if (known != null) {
      return known;
    }
    return own.estimatedSize() < limits.buckets()
        ? own.get(key, it -> full(limits.of(it.resource())))
        : shared.computeIfAbsent(
            key.shared(), it -> full(limits.of(it.resource()).times(SHARED_BY)));
  }

  private Duration timeToFull(BucketKey key) {
    return limits.of(key.resource()).timeToFull();
  }

  private Bucket full(Rate rate) {
    return Bucket.builder().addLimit(rate.bandwidth()).withCustomTimePrecision(time).build();
  }
}
