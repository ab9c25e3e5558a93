package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.jdbc.core.JdbcTemplate;

/// Marks rows that Kafka has, many at a time and off the relay's road.
class PublishedMarks {

  private static final int MAX_MARKS_AT_ONCE = 5_000;

  /// The range of their days leaves out the parts of the outbox that have none of them.
  private static final String MARK =
      """
      UPDATE outbox SET published_at = now()
      FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS published (id, topic, at)
      WHERE outbox.event_id = published.id AND outbox.topic = published.topic
        AND outbox.occurred_at = published.at
        AND outbox.occurred_at BETWEEN ?::timestamptz AND ?::timestamptz
        AND published_at IS NULL
      """;

  private final JdbcTemplate jdbc;
  private final BlockingQueue<OutboxRow> unmarked;

  PublishedMarks(JdbcTemplate jdbc, int maxUnmarked) {
    this.jdbc = jdbc;
    this.unmarked = new LinkedBlockingQueue<>(maxUnmarked);
  }

  /// Notes that these rows are published. Rows beyond the bound stay unmarked, and the reconciler
  /// publishes them once more.
  void add(List<OutboxRow> published) {
    for (OutboxRow row : published) {
      if (!unmarked.offer(row)) {
        return;
      }
    }
  }

  /// Writes the marks that are waiting.
  void flush() {
    List<OutboxRow> rows = new ArrayList<>();
    while (unmarked.drainTo(rows, MAX_MARKS_AT_ONCE) > 0) {
      mark(rows);
      rows.clear();
    }
  }

  private void mark(List<OutboxRow> rows) {
    List<Instant> times = rows.stream().map(OutboxRow::occurredAt).toList();
    jdbc.update(
        MARK,
        rows.stream().map(OutboxRow::eventId).toArray(UUID[]::new),
        rows.stream().map(OutboxRow::topic).toArray(String[]::new),
        times.stream().map(Instant::toString).toArray(String[]::new),
        Collections.min(times).toString(),
        Collections.max(times).toString());
  }
}
