package com.sagamart.starter.inbox;

import com.sagamart.starter.store.Batches;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// Forgets events that no topic can deliver again, on every replica: what one is deleting the
/// others skip. Ids begin with the time at which they were made, so the old ones stand together in
/// the key, and none needs another index.
class Oblivion {

  private static final int TIME_IN_AN_ID = 16;

  private static final String DELETE =
      """
      DELETE FROM inbox WHERE (consumer, event_id) IN (
        SELECT consumer, event_id FROM inbox
        WHERE consumer = ? AND event_id < ? AND received_at < ?::timestamptz
        ORDER BY event_id LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final String consumer;
  private final InboxProperties properties;

  Oblivion(JdbcTemplate jdbc, Clock clock, String consumer, InboxProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.consumer = consumer;
    this.properties = properties;
  }

  /// Deletes all that is too old, so many rows at a time.
  void forget() {
    Instant over = clock.instant().minus(properties.keep());
    UUID firstKept = new UUID(over.toEpochMilli() << TIME_IN_AN_ID, 0);
    int most = properties.purgeBatch();
    Batches.deleteAll(most, () -> jdbc.update(DELETE, consumer, firstKept, over.toString(), most));
  }
}
