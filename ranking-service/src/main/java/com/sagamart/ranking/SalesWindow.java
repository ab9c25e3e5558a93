package com.sagamart.ranking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// So many times 24 hours back from now, to the minute.
///
/// @param since the first minute inside
record SalesWindow(int days, Instant since) {

  /// The window as it stands at this moment.
  static SalesWindow now(int days, Clock clock) {
    return new SalesWindow(
        days, clock.instant().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MINUTES));
  }

  boolean holds(Instant minute) {
    return !minute.isBefore(since);
  }
}
