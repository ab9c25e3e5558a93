package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Actor;
import com.sagamart.devstack.load.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// Does the work of each turn in one transaction: it is committed when the answer is a good one.
abstract class PlainActor implements Actor {

  private final Connection connection;

  /// @param connection its own, which it closes
  PlainActor(Connection connection) {
    this.connection = connection;
  }

  abstract Answer work(long turn) throws SQLException;

  @Override
  public final Answer act(long turn) {
    try {
      connection.setAutoCommit(false);
      Answer answer = work(turn);
      if (answer.good()) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return answer;
    } catch (SQLException e) {
      return Answer.bad("SQL " + e.getSQLState());
    }
  }

  final PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /// The number in the one row that the statement returns, if it returns one.
  final @Nullable Long number(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      set(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }

  /// How many rows the statement changed.
  final int changed(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == null) {
        statement.setNull(i + 1, Types.BIGINT);
      } else {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  @Override
  public final void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What it did is committed.
    }
  }
}
