package com.sagamart.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Strays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir private static Path directory;
  private static Home home;
  private static Ports ports;
  private static ManagedProcess postgres;

  @BeforeAll
  static void startPostgres() {
    home = Home.at(directory);
    ports = FreePorts.find();
    postgres =
        new ManagedProcess(
            new PostgresServer(home, Installation.current(), ports, List.of("wallet", "orders")),
            home);
    start();
  }

  @AfterAll
  static void stopPostgres() {
    postgres.stop();
    Strays.kill(home);
  }

  @Test
  void givesEachServiceADatabaseThatNoOtherReaches() throws SQLException {
    assertThat(ask("wallet_owner", "wallet", "SELECT current_user")).isEqualTo("wallet_owner");
    for (String role : Roles.of("wallet").all()) {
      for (String other : List.of("orders", "postgres", "template1")) {
        assertThatThrownBy(() -> ask(role, other, "SELECT 1"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied for database");
      }
    }
  }

  @Test
  void asksEverybodyForAPassword() {
    assertThatThrownBy(() -> DriverManager.getConnection(url("wallet"), "wallet", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void isDurableAndReadyForLogicalReplication() throws SQLException {
    grantConnect();
    String slot =
        "SELECT slot_name FROM pg_create_logical_replication_slot('try', 'pgoutput', true)";
    assertThat(ask("wallet", "wallet", "SHOW fsync")).isEqualTo("on");
    assertThat(ask("wallet", "wallet", "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(ask("wallet", "wallet", "SHOW wal_level")).isEqualTo("logical");
    assertThat(ask("wallet_relay", "wallet", slot)).isEqualTo("try");
    assertThatThrownBy(() -> ask("wallet", "wallet", slot)).isInstanceOf(SQLException.class);
  }

  /// As it was when one role did everything.
  @Test
  void handsTheDataOfAnOlderVersionOverToItsOwner() throws Exception {
    var administrator = new AdministratorSql(ports.postgres(), "orders", Duration.ofSeconds(10));
    administrator.run("ALTER DATABASE orders OWNER TO orders");
    administrator.run("ALTER ROLE orders REPLICATION");
    administrator.run("CREATE TABLE old (x int); ALTER TABLE old OWNER TO orders");

    postgres.program().complete();

    assertThat(administrator.text("SELECT tableowner::text FROM pg_tables WHERE tablename = 'old'"))
        .isEqualTo("orders_owner");
    assertThat(
            administrator.text(
                "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = 'orders'"))
        .isEqualTo("orders_owner");
    assertThat(
            administrator.text(
                "SELECT rolreplication::text FROM pg_roles WHERE rolname = 'orders'"))
        .isEqualTo("false");
  }

  @Test
  void losesNothingThatWasAcknowledgedWhenItIsKilled() throws Exception {
    try (Connection open = connect("wallet_owner", "wallet");
        Statement statement = open.createStatement()) {
      statement.execute("CREATE TABLE coin AS SELECT 42 AS worth");

      assertThat(postgres.kill()).isTrue();
      assertThat(home.data().resolve("postgres").resolve("postmaster.pid")).exists();
      // names somebody who lives, as after a reboot
      Files.writeString(
          home.data().resolve("postgres").resolve("postmaster.pid"),
          ProcessHandle.current().pid() + "\n");
      start();
    }

    assertThat(ask("wallet_owner", "wallet", "SELECT worth FROM coin")).isEqualTo("42");
  }

  /// What a service's first migration grants.
  private static void grantConnect() {
    new AdministratorSql(ports.postgres(), "wallet", Duration.ofSeconds(10))
        .run("GRANT CONNECT ON DATABASE wallet TO wallet, wallet_relay");
  }

  private static void start() {
    postgres.program().prepare();
    postgres.start();
    postgres.awaitReady();
  }

  private static String ask(String role, String database, String question) throws SQLException {
    try (Connection connection = connect(role, database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(String role, String database) throws SQLException {
    return DriverManager.getConnection(url(database), role, role);
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database;
  }
}
