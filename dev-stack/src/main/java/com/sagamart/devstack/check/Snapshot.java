package com.sagamart.devstack.check;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.Roles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/// One database as it was at one moment, seen as its own service sees it: whatever is read here
/// belongs together. It can only be read, and nobody waits for it.
final class Snapshot implements AutoCloseable {

  /// Rows that are held in memory at a time, however many there are.
  static final int PAGE = 1_000;

  private static final String BOUNDS =
      """
      SET LOCAL statement_timeout = '120s';
      SET LOCAL lock_timeout = '5s';
      SET LOCAL idle_in_transaction_session_timeout = '15min'
      """;

  private final String database;
  private final Connection connection;

  private Snapshot(String database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /// The database with this name, at this moment.
  static Snapshot of(Stack stack, String database) {
    String url = stack.jdbc(database) + "?connectTimeout=5&socketTimeout=130";
    try {
      Snapshot snapshot = new Snapshot(database, Roles.of(database).connectAsOwner(url));
      snapshot.freeze();
      return snapshot;
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  private void freeze() throws SQLException {
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BOUNDS);
        statement.execute("SELECT count(*) FROM outbox WHERE published_at IS NULL");
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  String database() {
    return database;
  }

  /// Hands over the first column of every row.
  void each(String query, Consumer<String> reader, Object... parameters) {
    try (PreparedStatement statement = prepare(query, parameters);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.accept(rows.getString(1));
      }
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  /// The only number that is asked for.
  long number(String query, Object... parameters) {
    try (PreparedStatement statement = prepare(query, parameters);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  /// Rows in the ascending order of their keys, which the query must give them.
  <K extends Comparable<K>, T extends Keyed<K>> Cursor<K, T> cursor(
      String query, Cursor.Reader<T> reader, Object... parameters) {
    try {
      PreparedStatement statement = prepare(query, parameters);
      return new Cursor<>(database, statement, reader);
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  private PreparedStatement prepare(String query, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    statement.setFetchSize(PAGE);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  static StackFailure unreadable(String database, SQLException cause) {
    return new StackFailure(
        "The database %s cannot be looked at: %s".formatted(database, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was only read.
    }
  }
}
