package com.sagamart.starter.relay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks how the relay stands: one short query for all who ask within a second.
class RelayLook {

  /// What is seen at one moment.
  ///
  /// @param lagSeconds age of the oldest event that is not marked as published
  /// @param retainedBytes of the log that the server keeps for the slot
  record Standing(double lagSeconds, SlotState slot, long retainedBytes) {}

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);
  private static final int QUERY_TIMEOUT_SECONDS = 2;

  private static final String LOOK =
      """
      SELECT extract(epoch FROM now() - (SELECT min(occurred_at) FROM outbox WHERE published_at IS NULL))
               AS lag,
             slot.slot_name IS NOT NULL AS there, slot.active, slot.wal_status = 'lost' AS lost,
             pg_wal_lsn_diff(pg_current_wal_lsn(), slot.restart_lsn) AS retained
      FROM (SELECT ?) asked (name) LEFT JOIN pg_replication_slots slot ON slot.slot_name = asked.name
      """;

  private final JdbcTemplate jdbc;
  private final String slot;
  private @Nullable Standing last;
  private long lookedAt;

  RelayLook(DataSource database, String slot) {
    this.jdbc = new JdbcTemplate(database);
    this.jdbc.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
    this.slot = slot;
  }

  /// Throws what JDBC does when the database does not answer in time.
  synchronized Standing now() {
    Standing standing = last;
    if (standing == null || System.nanoTime() - lookedAt > GOOD_FOR.toNanos()) {
      standing = jdbc.queryForObject(LOOK, (row, _) -> standing(row), slot);
      last = standing;
      lookedAt = System.nanoTime();
    }
    return standing;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        Math.max(0, row.getDouble("lag")), slot(row), Math.max(0, row.getLong("retained")));
  }

  private static SlotState slot(ResultSet row) throws SQLException {
    if (!row.getBoolean("there")) {
      return SlotState.MISSING;
    }
    if (row.getBoolean("lost")) {
      return SlotState.LOST;
    }
    return row.getBoolean("active") ? SlotState.ACTIVE : SlotState.IDLE;
  }
}
