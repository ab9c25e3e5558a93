package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Rows as they stand in the table.
final class OutboxRows {

  static final String SELECT =
      "SELECT event_id, topic, record_key, type, occurred_at, payload, trace_parent FROM outbox";

  private OutboxRows() {}

  static OutboxRow read(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getObject("event_id", UUID.class),
        row.getString("topic"),
        row.getString("record_key"),
        row.getString("type"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("payload"),
        row.getString("trace_parent"));
  }
}
