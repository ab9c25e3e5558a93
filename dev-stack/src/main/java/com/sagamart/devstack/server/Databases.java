package com.sagamart.devstack.server;

import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// One database for each service, owned by a role of the same name that reaches no other.
public final class Databases {

  static final String SUPERUSER = "postgres";
  static final String SUPERUSER_PASSWORD = "postgres";

  private static final List<String> SHARED = List.of("postgres", "template1");
  private static final int CONNECT_SECONDS = 2;

  private final int port;
  private final List<String> names;

  public Databases(int port, List<String> names) {
    this.port = port;
    this.names = List.copyOf(names);
  }

  boolean serverAnswers() {
    try (Connection connection = connect()) {
      return connection.isValid(CONNECT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /// Forgets all that is in them, whoever is connected, and makes them anew; also those that are
  /// gone.
  public void recreate() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
      }
    } catch (SQLException e) {
      throw new StackFailure("The databases cannot be dropped: " + e.getMessage(), e);
    }
    createMissing();
  }

  void createMissing() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String shared : SHARED) {
        statement.execute("REVOKE CONNECT ON DATABASE " + shared + " FROM PUBLIC");
      }
      for (String name : names) {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
          statement.execute("CREATE ROLE %s LOGIN REPLICATION PASSWORD '%s'".formatted(name, name));
        }
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
          statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
      }
    } catch (SQLException e) {
      throw new StackFailure("The databases cannot be created: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect() throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=%d&socketTimeout=30"
            .formatted(port, CONNECT_SECONDS);
    return DriverManager.getConnection(url, SUPERUSER, SUPERUSER_PASSWORD);
  }
}
