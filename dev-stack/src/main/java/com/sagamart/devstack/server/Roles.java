package com.sagamart.devstack.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The three roles of a service's database. Each one's password is its name: the server listens on
/// loopback alone.
///
/// @param service works with the rows, as far as the owner grants it
/// @param owner owns database and tables, and migrates them
/// @param relay replicates the outbox
public record Roles(String service, String owner, String relay) {

  public static Roles of(String database) {
    return new Roles(database, database + "_owner", database + "_relay");
  }

  /// Connects as the owner, who may read every table, also those that are no service's.
  ///
  /// @param url of the database, with whatever options
  public Connection connectAsOwner(String url) throws SQLException {
    return DriverManager.getConnection(url, owner, owner);
  }

  /// Makes a role what it is, also if it is there since before it had the others beside it.
  static List<String> settings(String database) {
    Roles roles = of(database);
    return List.of(
        setting(roles.service, "NOREPLICATION"),
        setting(roles.owner, "NOREPLICATION"),
        setting(roles.relay, "REPLICATION"));
  }

  List<String> all() {
    return List.of(service, owner, relay);
  }

  private static String setting(String role, String right) {
    return "ALTER ROLE %1$s LOGIN %2$s PASSWORD '%1$s'".formatted(role, right);
  }
}
