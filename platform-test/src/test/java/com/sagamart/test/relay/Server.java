package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.test.TestPlatform;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/// The database server, and what its operator may do to a service's slot.
class Server {

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final int ENOUGH_SEGMENTS = 4;

  private final JdbcTemplate jdbc;
  private final String slot;

  Server(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.slot = database() + "_outbox";
  }

  String database() {
    return String.valueOf(jdbc.queryForObject("SELECT current_database()", String.class));
  }

  /// Drops the slot, whoever reads from it.
  void dropSlot() {
    await("the slot is dropped")
        .atMost(MAX_WAIT)
        .ignoreExceptions()
        .until(
            () -> {
              sendReaderAway();
              operator("SELECT pg_drop_replication_slot('%s')".formatted(slot));
              return true;
            });
  }

  /// Ends the connection of whoever reads from the slot.
  void sendReaderAway() {
    operator(
        "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots"
            + " WHERE slot_name = '%s' AND active".formatted(slot));
  }

  /// Makes a slot of the same name, which belongs to the database that it is made in.
  void makeSlot() {
    in(database(), "SELECT pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(slot));
  }

  /// Writes more log than the server may keep for a slot that nobody reads.
  void invalidateSlot() {
    operator("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
    operator("SELECT pg_reload_conf()");
    for (int i = 0; i < ENOUGH_SEGMENTS; i++) {
      operator("SELECT pg_logical_emit_message(false, 'fill', 'x'), pg_switch_wal()");
    }
    operator("CHECKPOINT");
    operator("ALTER SYSTEM RESET max_slot_wal_keep_size");
    operator("SELECT pg_reload_conf()");
    assertThat(of("wal_status", String.class)).isEqualTo("lost");
  }

  /// What the server says of the slot.
  <T> T of(String column, Class<T> type) {
    return jdbc.queryForObject(
        "SELECT %s FROM pg_replication_slots WHERE slot_name = ?".formatted(column), type, slot);
  }

  /// How many events nobody has marked as published.
  long unmarked() {
    return jdbc.queryForObject(
        "SELECT count(*) FROM outbox WHERE published_at IS NULL", Long.class);
  }

  void awaitReader() {
    await("somebody reads from the slot")
        .atMost(MAX_WAIT)
        .ignoreExceptions()
        .until(() -> of("active", Boolean.class));
  }

  void awaitNoReader() {
    await("nobody reads from the slot").atMost(MAX_WAIT).until(() -> !of("active", Boolean.class));
  }

  /// Executes this as a superuser, in the maintenance database.
  void operator(String statement) {
    in("postgres", statement);
  }

  /// Executes this as a superuser.
  void in(String database, String statement) {
    try (var connection =
            DriverManager.getConnection(TestPlatform.shared().jdbcUrl(database, "postgres"));
        var execute = connection.createStatement()) {
      execute.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
