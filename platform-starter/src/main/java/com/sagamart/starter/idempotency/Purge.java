package com.sagamart.starter.idempotency;

import com.sagamart.starter.store.Batches;
import org.springframework.jdbc.core.JdbcTemplate;

/// Forgets keys after their time, on every replica: what one is deleting the others skip.
class Purge {

  private static final String DELETE =
      """
      DELETE FROM idempotency_key WHERE (user_id, method, path, key) IN (
        SELECT user_id, method, path, key FROM idempotency_key
        WHERE created_at < now() - make_interval(secs => ?)
        ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final JdbcTemplate jdbc;
  private final IdempotencyProperties properties;

  Purge(JdbcTemplate jdbc, IdempotencyProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /// Deletes all that is too old, so many rows at a time.
  void purge() {
    Batches.deleteAll(
        properties.purgeBatch(),
        () -> jdbc.update(DELETE, properties.keep().toSeconds(), properties.purgeBatch()));
  }
}
