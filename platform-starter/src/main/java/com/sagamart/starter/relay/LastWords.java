package com.sagamart.starter.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/// What a service said before it stops, and whether Kafka has it.
class LastWords {

  private static final long LOOK_EVERY_MS = 20;
  private static final String UNPUBLISHED =
      "SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL AND occurred_at <= ?)";

  private final JdbcTemplate jdbc;
  private final PublishedMarks marks;

  LastWords(JdbcTemplate jdbc, PublishedMarks marks) {
    this.jdbc = jdbc;
    this.marks = marks;
  }

  /// Waits until everything that was said up to now is published and marked, while there is
  /// somebody who publishes, and no longer than `limit`. What others say meanwhile is theirs.
  void awaitPublished(Duration limit, BooleanSupplier publishing) throws InterruptedException {
    Instant now = Instant.now();
    Instant end = now.plus(limit);
    marks.flush();
    while (isAnyUnpublished(now) && publishing.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(LOOK_EVERY_MS);
      marks.flush();
    }
  }

  private boolean isAnyUnpublished(Instant until) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(UNPUBLISHED, Boolean.class, until.atOffset(ZoneOffset.UTC)));
  }
}
