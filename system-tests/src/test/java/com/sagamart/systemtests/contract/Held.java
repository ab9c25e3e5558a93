package com.sagamart.systemtests.contract;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A table of a service that nobody can write to until this is closed: whoever has to, waits.
final class Held implements AutoCloseable {

  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  private final Connection connection;

  private Held(Connection connection) {
    this.connection = connection;
  }

  static Held table(String service, String table) {
    try {
      Connection connection = Database.of(service);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
      }
      return new Held(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// Returns when somebody stands before the table.
  Held awaitSomebody() {
    await().until(this::somebodyWaits);
    return this;
  }

  private boolean somebodyWaits() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(WAITING)) {
      return count.next() && count.getLong(1) > 0;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
