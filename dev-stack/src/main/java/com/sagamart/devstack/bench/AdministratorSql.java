package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A database as its administrator reaches it.
final class AdministratorSql {

  private static final String ADMINISTRATOR = "postgres";
  private static final String BOUNDS = "?connectTimeout=5&socketTimeout=900";

  private final String url;

  /// @param database one of the services', or any other
  AdministratorSql(Stack stack, String database) {
    this.url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(stack.ports().postgres(), database);
  }

  Connection connect() {
    try {
      return DriverManager.getConnection(url + BOUNDS, ADMINISTRATOR, ADMINISTRATOR);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// Runs statements, all in one transaction unless one of them cannot be in any.
  void run(String statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// The only number that is asked for.
  long number(String query, Object... parameters) {
    return only(row -> row.getLong(1), query, parameters);
  }

  /// The only text that is asked for.
  String text(String query) {
    return only(row -> row.getString(1), query);
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> T only(Reader<T> reader, String query, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return reader.read(rows);
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private StackFailure refused(SQLException because) {
    return new StackFailure("%s refuses: %s".formatted(url, because.getMessage()), because);
  }
}
