package com.sagamart.ranking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The windows that are kept counted, as the table has them: whoever changes units goes by it, so
/// that replicas with different settings agree. Windows stand still while batches count, and move
/// while none does. That is a lock on a name and not on rows, because the one who wants to move
/// would wait forever behind batches that share a row one after another; here they queue up.
@Component
class SalesWindows {

  private final JdbcClient jdbc;

  SalesWindows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All windows, as they stand at this moment.
  List<SalesWindow> all() {
    return jdbc.sql("SELECT days, since FROM sales_window ORDER BY days")
        .query(
            (row, _) -> new SalesWindow(row.getInt("days"), row.getTimestamp("since").toInstant()))
        .list();
  }

  /// All windows, which stay as they are until the transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  List<SalesWindow> hold() {
    lock("pg_advisory_xact_lock_shared");
    return all();
  }

  /// All windows, for the only one who may move them until the transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  List<SalesWindow> seize() {
    lock("pg_advisory_xact_lock");
    return all();
  }

  /// A statement of its own, so that the next one sees what the holder before has written.
  private void lock(String how) {
    jdbc.sql("SELECT 1 FROM %s(hashtext('sales_window'))".formatted(how))
        .query(Integer.class)
        .single();
  }

  /// Begins to keep this window counted, with what was sold in it so far.
  @Transactional(propagation = Propagation.MANDATORY)
  void open(SalesWindow window) {
    jdbc.sql("INSERT INTO sales_window (days, since) VALUES (?, ?)")
        .params(window.days(), Timestamp.from(window.since()))
        .update();
    jdbc.sql(
            """
            INSERT INTO window_units (days, product_id, qty)
            SELECT ?, product_id, sum(qty) FROM sold_minute WHERE minute >= ? GROUP BY product_id
            """)
        .params(window.days(), Timestamp.from(window.since()))
        .update();
  }

  /// Takes out what was sold before this minute.
  @Transactional(propagation = Propagation.MANDATORY)
  void move(SalesWindow window, Instant to) {
    jdbc.sql(
            """
            UPDATE window_units units SET qty = units.qty - gone.qty
            FROM (
              SELECT product_id, sum(qty) AS qty FROM sold_minute
              WHERE minute >= ? AND minute < ? GROUP BY product_id HAVING sum(qty) > 0
            ) gone
            WHERE units.days = ? AND units.product_id = gone.product_id
            """)
        .params(Timestamp.from(window.since()), Timestamp.from(to), window.days())
        .update();
    jdbc.sql("UPDATE sales_window SET since = ? WHERE days = ?")
        .params(Timestamp.from(to), window.days())
        .update();
  }
}
