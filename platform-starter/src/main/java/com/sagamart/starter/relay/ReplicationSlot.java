package com.sagamart.starter.relay;

import java.sql.Connection;
import java.sql.SQLException;

/// The slot from which the engine reads. The server keeps the log from the slot's position on, so
/// it has to be there before the first event is written.
class ReplicationSlot {

  private static final String CREATE =
      """
      SELECT pg_create_logical_replication_slot(?, 'pgoutput')
      WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ?)
      """;
  private static final String SEND_AWAY =
      "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ? AND active";
  private static final String DUPLICATE_OBJECT = "42710";

  private final RelayDatabase database;

  ReplicationSlot(RelayDatabase database) {
    this.database = database;
  }

  /// Ends the connection of whoever reads from the slot: a leader who lost the lead and does not
  /// know it.
  void sendAwayItsReader() throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var sendAway = connection.prepareStatement(SEND_AWAY)) {
      sendAway.setString(1, database.slot());
      sendAway.execute();
    }
  }

  /// Makes the slot unless it is there.
  void ensure() throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var create = connection.prepareStatement(CREATE)) {
      create.setString(1, database.slot());
      create.setString(2, database.slot());
      create.execute();
    } catch (SQLException e) {
      if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
