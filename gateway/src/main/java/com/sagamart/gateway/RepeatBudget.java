package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How many repeats one service can be asked to bear: each read pays in a share of one, each second
/// a little, and a repeat costs one. So in any stretch of time there are no more repeats than that
/// share of the reads, the seconds' part and what was saved before: who is in trouble is asked a
/// little more, and not several times as much.
final class RepeatBudget {

  /// A repeat in the smallest coins.
  private static final int REPEAT = 1_000;

  private final Bucket bucket;
  private final long read;

  RepeatBudget(RepeatLimits limits, Ticker clock) {
    this.read = Math.round(limits.share() * REPEAT);
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity((long) limits.saved() * REPEAT)
                        .refillGreedy((long) limits.perSecond() * REPEAT, Duration.ofSeconds(1)))
            .withCustomTimePrecision(new BucketTime(clock))
            .build();
  }

  /// A read came.
  void read() {
    if (read > 0) {
      bucket.addTokens(read);
    }
  }

  /// Takes what one repeat costs, if it is there.
  boolean repeat() {
    return bucket.tryConsume(REPEAT);
  }
}
