package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes at once all that is not marked as published, in order. It is for the time after a slot
/// was made: what committed before is in no log that the engine will read.
class Republication {

  private static final Logger log = LoggerFactory.getLogger(Republication.class);

  /// Longer than a transaction of a service may take. What a longer one wrote before the slot was
  /// made is left to the reconciler.
  private static final Duration TRANSACTIONS_END = Duration.ofSeconds(10);

  private static final long LOOK_AGAIN_MS = 20;

  private static final String NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())";
  private static final String ALL_BEFORE_ENDED =
      "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8";
  private static final String UNMARKED =
      OutboxRows.SELECT + " WHERE published_at IS NULL ORDER BY occurred_at, event_id";

  private final RelayDatabase database;
  private final Publisher publisher;
  private final PublishedMarks marks;
  private final int batch;

  Republication(RelayDatabase database, Publisher publisher, PublishedMarks marks, int batch) {
    this.database = database;
    this.publisher = publisher;
    this.marks = marks;
    this.batch = batch;
  }

  /// Publishes the rows that committed before now. Ends early when the lead is lost.
  ///
  /// @return how many there were
  int republish(BooleanSupplier isLeading) throws SQLException, InterruptedException {
    marks.flush();
    try (Connection connection = database.connect("relay-republication")) {
      awaitTransactionsUnderWay(connection);
      // One snapshot for all batches: between two of them a younger event of a key could commit
      // behind the first, and an older one before the second.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (PreparedStatement unmarked = connection.prepareStatement(UNMARKED)) {
        unmarked.setFetchSize(batch);
        try (ResultSet rows = unmarked.executeQuery()) {
          return publishAll(rows, isLeading);
        }
      }
    }
  }

  private int publishAll(ResultSet rows, BooleanSupplier isLeading)
      throws SQLException, InterruptedException {
    int published = 0;
    List<OutboxRow> next = next(rows);
    while (!next.isEmpty() && isLeading.getAsBoolean()) {
      publisher.publish(next);
      marks.add(next);
      marks.flush();
      published += next.size();
      next = next(rows);
    }
    return published;
  }

  private List<OutboxRow> next(ResultSet rows) throws SQLException {
    List<OutboxRow> next = new ArrayList<>();
    while (next.size() < batch && rows.next()) {
      next.add(OutboxRows.read(rows));
    }
    return next;
  }

  /// The slot begins after the commit records that the server had written, which is a moment before
  /// the last of those rows can be seen.
  private static void awaitTransactionsUnderWay(Connection connection)
      throws SQLException, InterruptedException {
    String next;
    try (var ask = connection.createStatement();
        ResultSet row = ask.executeQuery(NEXT_TRANSACTION)) {
      row.next();
      next = row.getString(1);
    }
    long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
    while (!haveEndedBefore(connection, next)) {
      if (System.nanoTime() - end > 0) {
        log.warn("A transaction takes long; what it wrote is left to the reconciler");
        return;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static boolean haveEndedBefore(Connection connection, String next) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(ALL_BEFORE_ENDED)) {
      ask.setString(1, next);
      try (ResultSet row = ask.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
