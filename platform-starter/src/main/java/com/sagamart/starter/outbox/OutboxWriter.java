package com.sagamart.starter.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Gathers the rows of one transaction and writes them together just before it commits.
class OutboxWriter {

  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload, trace_parent)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;

  OutboxWriter(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(OutboxRow row) {
    Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
    if (pending == null) {
      pending = new Pending();
      TransactionSynchronizationManager.bindResource(this, pending);
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    pending.rows.add(row);
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

  private final class Pending implements TransactionSynchronization {

    private final List<OutboxRow> rows = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      insert(rows);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(OutboxWriter.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(OutboxWriter.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(OutboxWriter.this);
    }
  }
}
