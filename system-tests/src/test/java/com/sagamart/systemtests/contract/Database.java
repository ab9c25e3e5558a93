package com.sagamart.systemtests.contract;

import com.sagamart.devstack.server.Roles;
import com.sagamart.systemtests.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A service's database as its owner has it, to bring about what no call of the API can: a full
/// wallet, a coupon whose time is over.
final class Database {

  private Database() {}

  static Connection of(String service) throws SQLException {
    Roles roles = Roles.of(Platform.stack().database(service));
    return roles.connectAsOwner(Platform.stack().jdbc(service));
  }

  /// Does all of it in one transaction.
  static void change(String service, String... statements) {
    try (Connection connection = of(service);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
