package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The databases as their administrator reaches them.
final class Sql {

  private static final String ADMINISTRATOR = "postgres";
  private static final String BOUNDS = "?connectTimeout=5&socketTimeout=60";

  private final Stack stack;

  Sql(Stack stack) {
    this.stack = stack;
  }

  /// Runs a statement in the database of this service.
  void run(String service, String statement, Object... parameters) {
    try (Connection connection = connect(service);
        PreparedStatement prepared = prepare(connection, statement, parameters)) {
      prepared.execute();
    } catch (SQLException e) {
      throw refused(service, e);
    }
  }

  /// The only number that is asked for.
  long number(String service, String query, Object... parameters) {
    return rows(service, query, row -> row.getLong(1), parameters).getFirst();
  }

  /// Every row, read one by one.
  <T> List<T> rows(String service, String query, Row<T> reader, Object... parameters) {
    try (Connection connection = connect(service);
        PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw refused(service, e);
    }
  }

  private Connection connect(String service) throws SQLException {
    return DriverManager.getConnection(stack.jdbc(service) + BOUNDS, ADMINISTRATOR, ADMINISTRATOR);
  }

  private static PreparedStatement prepare(Connection on, String query, Object... parameters)
      throws SQLException {
    PreparedStatement statement = on.prepareStatement(query);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static StackFailure refused(String service, SQLException because) {
    return new StackFailure(
        "The database of %s refuses: %s".formatted(service, because.getMessage()), because);
  }

  /// Reads one row.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
