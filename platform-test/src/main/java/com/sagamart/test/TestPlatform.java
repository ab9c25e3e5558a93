package com.sagamart.test;

import java.sql.DriverManager;
import java.sql.SQLException;

/// The PostgreSQL server and Kafka broker that all tests of one JVM share. They are started when
/// they are first asked for and end with the JVM.
public interface TestPlatform {

  /// The switch between embedded servers and containers.
  String CONTAINERS = "sagamart.containers";

  /// The one platform of this JVM.
  static TestPlatform shared() {
    return SharedPlatform.INSTANCE;
  }

  /// Where a superuser reaches this database of the server.
  String jdbcUrl(String database, String user);

  String bootstrapServers();

  /// Ends the servers, after everything that uses them.
  void stop();

  /// The role that owns a database's tables and migrates them.
  static String ownerOf(String database) {
    return database + "_owner";
  }

  /// The role that replicates a database's outbox.
  static String relayOf(String database) {
    return database + "_relay";
  }

  /// Makes an empty database with its three roles, as an operator would. Passwords are names.
  default void createDatabase(String name) {
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(ownerOf(name)));
      statement.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(name));
      statement.execute(
          "CREATE ROLE %1$s LOGIN REPLICATION PASSWORD '%1$s'".formatted(relayOf(name)));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, ownerOf(name)));
      statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("the database " + name + " could not be made", e);
    }
  }
}
