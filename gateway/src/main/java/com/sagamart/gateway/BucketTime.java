package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;

/// The time of token buckets, which a test can make.
record BucketTime(Ticker clock) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return clock.read();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
