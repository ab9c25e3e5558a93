package com.sagamart.devstack.server;

import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// One database for each service, whose roles reach no other.
public final class Databases {

  static final String SUPERUSER = "postgres";
  static final String SUPERUSER_PASSWORD = "postgres";

  private static final List<String> SHARED = List.of("postgres", "template1");

  /// A name that is both a database and the role that owns it.
  private static final String OWNED_BY_THE_SERVICE =
      "SELECT 1 FROM pg_database WHERE datname = ? AND pg_get_userbyid(datdba) = datname";

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
        makeRoles(connection, statement, name);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
          statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, Roles.of(name).owner()));
        } else if (exists(connection, OWNED_BY_THE_SERVICE, name)) {
          handOver(name);
        }
        statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
      }
    } catch (SQLException e) {
      throw new StackFailure("The databases cannot be created: " + e.getMessage(), e);
    }
  }

  private static void makeRoles(Connection connection, Statement statement, String database)
      throws SQLException {
    for (String role : Roles.of(database).all()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
        statement.execute("CREATE ROLE " + role);
      }
    }
    for (String setting : Roles.settings(database)) {
      statement.execute(setting);
    }
  }

  /// Data of a version in which one role did everything: what it owns is the owner's from now on.
  private void handOver(String name) throws SQLException {
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement()) {
      Roles roles = Roles.of(name);
      statement.execute("REASSIGN OWNED BY %s TO %s".formatted(roles.service(), roles.owner()));
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
    return connect("postgres");
  }

  private Connection connect(String database) throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=%d&socketTimeout=30"
            .formatted(port, database, CONNECT_SECONDS);
    return DriverManager.getConnection(url, SUPERUSER, SUPERUSER_PASSWORD);
  }
}
