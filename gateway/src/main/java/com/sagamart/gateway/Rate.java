package com.sagamart.gateway;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How fast a token bucket fills and how much it holds. In settings `50/s burst 100`; without a
/// burst the bucket holds what one second brings.
record Rate(long perSecond, long burst) {

  private static final Pattern WRITTEN =
      Pattern.compile("([1-9][0-9]{0,6})/s(?: burst ([1-9][0-9]{0,6}))?");

  /// Reads what stands in the settings; Spring finds this by its name.
  public static Rate valueOf(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A rate is written like 50/s or 50/s burst 100, not " + written);
    }
    long perSecond = Long.parseLong(matcher.group(1));
    String burst = matcher.group(2);
    return new Rate(perSecond, burst == null ? perSecond : Long.parseLong(burst));
  }

  Rate times(int factor) {
    return new Rate(perSecond * factor, burst * factor);
  }

  Bandwidth bandwidth() {
    return Bandwidth.builder()
        .capacity(burst)
        .refillGreedy(perSecond, Duration.ofSeconds(1))
        .build();
  }

  /// After this long an empty bucket is full again, and nobody can tell it from a new one.
  Duration timeToFull() {
    return Duration.ofSeconds(1).multipliedBy(burst).dividedBy(perSecond);
  }
}
