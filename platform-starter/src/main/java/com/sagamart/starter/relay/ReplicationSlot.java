package com.sagamart.starter.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The slot from which the engine reads, and the position that the engine stored. The server keeps
/// the log from the slot's position on; the slot is the truth, and a stored position that does not
/// belong to it is worth nothing.
class ReplicationSlot {

  private static final String CREATE =
      """
      SELECT pg_create_logical_replication_slot(?, 'pgoutput')
      WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ?)
      """;
  private static final String CREATE_BEFORE_THE_FIRST_EVENT =
      CREATE + " AND NOT EXISTS (SELECT FROM outbox) AND NOT EXISTS (SELECT FROM relay_offset)";
  private static final String SEND_AWAY =
      "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ? AND active";
  private static final String DROP =
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?";
  private static final String FORGET = "DELETE FROM relay_offset";
  private static final String IS_FORGOTTEN = "SELECT NOT EXISTS (SELECT FROM relay_offset)";

  /// The stored position is the engine's JSON; its `lsn` counts the bytes of the log.
  private static final String LOOK =
      """
      SELECT slot.slot_name IS NOT NULL AS there, slot.wal_status,
             EXISTS (SELECT FROM outbox) OR EXISTS (SELECT FROM relay_offset) AS said_something,
             stored.lsn > pg_current_wal_lsn() - '0/0'::pg_lsn AS is_ahead,
             stored.lsn < slot.restart_lsn - '0/0'::pg_lsn AS is_behind
      FROM (SELECT max((convert_from(source_offset, 'UTF8')::jsonb ->> 'lsn')::numeric) AS lsn
            FROM relay_offset) stored
      LEFT JOIN pg_replication_slots slot ON slot.slot_name = ?
      """;
  private static final String DUPLICATE_OBJECT = "42710";
  private static final String INVALIDATED = "lost";

  private final RelayDatabase database;

  ReplicationSlot(RelayDatabase database) {
    this.database = database;
  }

  /// What is wrong with the slot, or with the position in it; empty when the engine can go on where
  /// it stood.
  Optional<SlotLoss> loss() throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var look = connection.prepareStatement(LOOK)) {
      look.setString(1, database.slot());
      try (var row = look.executeQuery()) {
        row.next();
        return Optional.ofNullable(lossOf(row));
      }
    }
  }

  private static @Nullable SlotLoss lossOf(ResultSet row) throws SQLException {
    if (!row.getBoolean("there")) {
      return row.getBoolean("said_something") ? SlotLoss.MISSING : null;
    }
    if (INVALIDATED.equals(row.getString("wal_status"))) {
      return SlotLoss.INVALIDATED;
    }
    if (row.getBoolean("is_ahead")) {
      return SlotLoss.POSITION_AHEAD;
    }
    return row.getBoolean("is_behind") ? SlotLoss.POSITION_BEHIND : null;
  }

  /// Ends the connection of whoever reads from the slot: a leader who lost the lead and does not
  /// know it.
  void sendAwayItsReader() throws SQLException {
    call(SEND_AWAY, database.slot());
  }

  /// Drops a slot that gives nothing any more.
  void drop() throws SQLException {
    call(DROP, database.slot());
  }

  /// Makes the slot unless it is there. Waits for the transactions that are under way.
  void ensure() throws SQLException {
    create(CREATE);
  }

  /// Makes the slot if nothing was said yet. Later it is the leader's to make it, who knows that
  /// something is lost.
  void ensureBeforeTheFirstEvent() throws SQLException {
    create(CREATE_BEFORE_THE_FIRST_EVENT);
  }

  /// Forgets the engine's position, so that it begins where the slot does.
  void forgetPosition() throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var forget = connection.createStatement()) {
      forget.executeUpdate(FORGET);
    }
  }

  boolean isPositionForgotten() throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var ask = connection.createStatement();
        var row = ask.executeQuery(IS_FORGOTTEN)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void create(String statement) throws SQLException {
    try {
      call(statement, database.slot(), database.slot());
    } catch (SQLException e) {
      if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private void call(String statement, String... parameters) throws SQLException {
    try (Connection connection = database.connect("relay-slot");
        var call = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        call.setString(i + 1, parameters[i]);
      }
      call.execute();
    }
  }
}
