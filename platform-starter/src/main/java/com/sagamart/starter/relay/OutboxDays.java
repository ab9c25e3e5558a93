package com.sagamart.starter.relay;

import com.sagamart.starter.store.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/// Keeps the outbox's parts: makes those of the days to come, and drops those whose time is over
/// and whose every row is marked as published. It waits for no lock for long, since everybody who
/// writes an event would wait behind it; what does not succeed is tried again at the next beat.
class OutboxDays {

  private static final Logger log = LoggerFactory.getLogger(OutboxDays.class);

  /// Days that are made ahead: as long may nobody lead before rows go to the part of the rest.
  static final int DAYS_AHEAD = 3;

  /// Rows of the rest that are deleted at a time.
  private static final int REST_BATCH = 5_000;

  private static final String BOUNDS =
      "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '20s'";

  /// A part cannot be made for a day of which the rest has rows already.
  private static final String REST_HAS_ROWS_OF_IT =
      """
      SELECT EXISTS (SELECT FROM outbox_default
                     WHERE occurred_at >= ?::timestamptz AND occurred_at < ?::timestamptz)
      """;

  /// The oldest may have no beginning, and the part of the rest has no bounds at all.
  private static final String PARTS =
      """
      SELECT name, (regexp_match(bounds, 'FROM \\(''([^'']+)''\\)'))[1]::timestamptz,
             (regexp_match(bounds, 'TO \\(''([^'']+)''\\)'))[1]::timestamptz
      FROM (SELECT part.relname AS name, pg_get_expr(part.relpartbound, part.oid) AS bounds
            FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
            WHERE inhparent = 'public.outbox'::regclass) parts
      WHERE bounds <> 'DEFAULT' ORDER BY 3
      """;

  /// Read through the outbox: on a part by itself nobody but the owner has rights.
  private static final String HAS_UNMARKED =
      "SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL AND tableoid = ?::regclass)";
  private static final String MOVE_HORIZON =
      "UPDATE outbox_horizon SET kept_since = greatest(kept_since, ?::timestamptz)";
  private static final String DELETE_FROM_REST =
      """
      DELETE FROM outbox_default WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM outbox_default WHERE occurred_at < ?::timestamptz AND published_at IS NOT NULL LIMIT ?))
      """;

  /// One part of the table.
  private record Part(String name, @Nullable Instant begins, Instant ends) {

    static Part read(ResultSet row) throws SQLException {
      OffsetDateTime begins = row.getObject(2, OffsetDateTime.class);
      return new Part(
          row.getString(1),
          begins == null ? null : begins.toInstant(),
          row.getObject(3, OffsetDateTime.class).toInstant());
    }

    boolean covers(OutboxDay day) {
      return (begins == null || !begins.isAfter(day.begin())) && ends.isAfter(day.begin());
    }
  }

  private final JdbcTemplate jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration retention;

  OutboxDays(
      JdbcTemplate jdbc, TransactionOperations transaction, Clock clock, Duration retention) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.retention = retention;
  }

  /// Makes what is missing and drops what is over.
  void keep() {
    List<Part> parts = jdbc.query(PARTS, (row, _) -> Part.read(row));
    OutboxDay today = OutboxDay.of(clock.instant());
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      OutboxDay day = today.plus(ahead);
      if (parts.stream().noneMatch(part -> part.covers(day))) {
        make(day);
      }
    }
    Instant over = clock.instant().minus(retention);
    parts.stream().filter(part -> !part.ends().isAfter(over)).forEach(this::drop);
    clearRest(over);
  }

  private void make(OutboxDay day) {
    String begin = day.begin().toString();
    String end = day.plus(1).begin().toString();
    if (isTrue(REST_HAS_ROWS_OF_IT, begin, end)) {
      log.warn("Events of {} are in outbox_default, and so will be all of that day", day.date());
      return;
    }
    attempt(
        "The outbox's part %s is not made for now".formatted(day.table()),
        () -> {
          jdbc.queryForList("SELECT make_outbox_day(?)", day.date());
          log.info("The outbox's part {} is made", day.table());
        });
  }

  private void drop(Part part) {
    if (isTrue(HAS_UNMARKED, part.name())) {
      log.error("The outbox's part {} is kept: it has events that nobody published", part.name());
      return;
    }
    attempt(
        "The outbox's part %s is not dropped for now".formatted(part.name()),
        () -> {
          jdbc.queryForList("SELECT drop_outbox_part(?::regclass)", part.name());
          log.info("The outbox's part {} is dropped", part.name());
        });
  }

  private void clearRest(Instant over) {
    Batches.deleteAll(
        REST_BATCH,
        () -> {
          int deleted = jdbc.update(DELETE_FROM_REST, over.toString(), REST_BATCH);
          if (deleted > 0) {
            moveHorizon(over);
          }
          return deleted;
        });
  }

  private void moveHorizon(Instant keptSince) {
    jdbc.update(MOVE_HORIZON, keptSince.toString());
  }

  private void attempt(String otherwise, Runnable work) {
    try {
      transaction.executeWithoutResult(
          _ -> {
            jdbc.execute(BOUNDS);
            work.run();
          });
    } catch (DataAccessException e) {
      log.warn(otherwise, e);
    }
  }

  private boolean isTrue(String question, Object... parameters) {
    return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class, parameters));
  }
}
