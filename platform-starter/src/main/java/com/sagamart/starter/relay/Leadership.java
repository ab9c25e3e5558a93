package com.sagamart.starter.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The right to relay, held by one replica at a time: an advisory lock that lives as long as its
/// connection. The slot, which has one reader, is the fence should two ever believe that they lead.
final class Leadership implements AutoCloseable {

  private static final int CHECK_TIMEOUT_SECONDS = 5;

  private final Connection connection;

  private Leadership(Connection connection) {
    this.connection = connection;
  }

  /// Takes the lead if nobody has it.
  static Optional<Leadership> tryTake(RelayDatabase database) throws SQLException {
    Connection connection = database.connect("relay-leader");
    try (var lock = connection.prepareStatement("SELECT pg_try_advisory_lock(hashtext(?))")) {
      lock.setString(1, database.slot());
      try (var result = lock.executeQuery()) {
        if (result.next() && result.getBoolean(1)) {
          return Optional.of(new Leadership(connection));
        }
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  boolean isHeld() {
    try {
      return connection.isValid(CHECK_TIMEOUT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The lock goes with the connection either way.
    }
  }
}
