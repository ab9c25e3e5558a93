package com.sagamart.systemtests.contract;

import com.sagamart.systemtests.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A service's database, to bring about what no call of the API can: a full wallet, a coupon whose
/// time is over.
final class Database {

  private Database() {}

  static Connection of(String service) throws SQLException {
    String name = Platform.stack().database(service);
    return DriverManager.getConnection(Platform.stack().jdbc(service), name, name);
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
