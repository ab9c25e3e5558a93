package com.sagamart.starter.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The right to relay, held by one replica at a time: an advisory lock that lives as long as its
/// connection. The server ends that when the leader dies, and also when it is not heard of for a
/// while: when it hangs, or its machine or the network is gone. The slot, which has one reader, is
/// the fence should two ever believe that they lead.
final class Leadership implements AutoCloseable {

  private static final int CHECK_TIMEOUT_SECONDS = 5;

  /// A leader says more often than this that it is there, see [RelayLifecycle]. A hung process is
  /// known by its silence, a machine that is gone by probes that nobody answers.
  private static final String[] NOTICED_WITHIN_SIX_SECONDS = {
    "idle_session_timeout=6s",
    "tcp_keepalives_idle=2",
    "tcp_keepalives_interval=2",
    "tcp_keepalives_count=2",
    "tcp_user_timeout=6s"
  };

  private final Connection connection;

  private Leadership(Connection connection) {
    this.connection = connection;
  }

  /// Takes the lead if nobody has it.
  static Optional<Leadership> tryTake(RelayDatabase database) throws SQLException {
    Connection connection = database.connect("relay-leader", NOTICED_WITHIN_SIX_SECONDS);
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
