package com.sagamart.starter.outbox;

import com.sagamart.starter.store.Gathering;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes the rows of one transaction together just before it commits.
class OutboxWriter {

  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload, trace_parent)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final Gathering<OutboxRow> gathering = new Gathering<>(this::insert);

  OutboxWriter(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(OutboxRow row) {
    gathering.add(row);
  }

  private void insert(List<OutboxRow> rows) {
    jdbc.batchUpdate(INSERT, rows, rows.size(), OutboxWriter::bind);
  }

  private static void bind(PreparedStatement insert, OutboxRow row) throws SQLException {
    insert.setObject(1, row.eventId());
    insert.setString(2, row.topic());
    insert.setString(3, row.key());
    insert.setString(4, row.type());
    insert.setObject(5, row.occurredAt().atOffset(ZoneOffset.UTC));
    insert.setString(6, row.payload());
    insert.setString(7, row.traceParent());
  }
}
