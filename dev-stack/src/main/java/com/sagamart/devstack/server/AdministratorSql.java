package com.sagamart.devstack.server;

import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A database as its administrator reaches it, over a new connection each time.
public final class AdministratorSql {

  private final String name;
  private final String url;

  /// @param port of the server
  /// @param name of one of the services' databases, or of any other
  /// @param limit how long the server may be silent
  public AdministratorSql(int port, String name, Duration limit) {
    this.name = name;
    this.url =
        "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=5&socketTimeout=%d"
            .formatted(port, name, limit.toSeconds());
  }

  public Connection connect() {
    try {
      return DriverManager.getConnection(url, Databases.SUPERUSER, Databases.SUPERUSER_PASSWORD);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// Runs statements, all in one transaction unless one of them cannot be in any.
  public void run(String statements, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement prepared = prepare(connection, statements, parameters)) {
      prepared.execute();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// The only number that is asked for.
  public long number(String query, Object... parameters) {
    return rows(query, row -> row.getLong(1), parameters).getFirst();
  }

  /// The only text that is asked for.
  public String text(String query, Object... parameters) {
    return rows(query, row -> row.getString(1), parameters).getFirst();
  }

  /// Every row, read one by one.
  public <T> List<T> rows(String query, Row<T> reader, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static PreparedStatement prepare(Connection on, String query, Object... parameters)
      throws SQLException {
    PreparedStatement statement = on.prepareStatement(query);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private StackFailure refused(SQLException because) {
    return new StackFailure(
        "The database %s refuses: %s".formatted(name, because.getMessage()), because);
  }

  /// Reads one row.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
