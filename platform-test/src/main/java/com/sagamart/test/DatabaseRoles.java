package com.sagamart.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What a service's roles may not do in its database, asked of PostgreSQL itself. A service's test
/// extends it and names its tables that are only added to.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseRoles {

  private static final String NO_RIGHT = "42501";
  private static final List<String> OWN = List.of("outbox", "relay_offset");

  @Autowired private Owner owner;

  private final List<String> ledgers;

  protected DatabaseRoles(String... ledgers) {
    this.ledgers = List.of(ledgers);
  }

  Stream<Arguments> changes() {
    return Stream.concat(ledgers.stream(), Stream.of("dead_letter_audit"))
        .flatMap(
            it ->
                Stream.of(
                    "UPDATE %s SET %s".formatted(it, aColumnToItself(it)),
                    "DELETE FROM " + it,
                    "TRUNCATE " + it,
                    "DROP TABLE " + it,
                    "ALTER TABLE %s DISABLE TRIGGER USER".formatted(it),
                    "ALTER TABLE %s ADD COLUMN more text".formatted(it)))
        .map(it -> arguments(it));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theServiceCannotAlterWhatIsOnlyAddedTo(String change) {
    refused(database(), change);
  }

  @Test
  void theServiceOwnsNothingAndMakesNothing() {
    assertThat(texts("SELECT relname FROM pg_class WHERE relowner = ?::regrole", database()))
        .isEmpty();
    refused(database(), "CREATE TABLE own (x int)");
    refused(database(), "CREATE SCHEMA own");
    refused(database(), "UPDATE outbox SET payload = '{}'");
    refused(database(), "SET ROLE " + TestPlatform.ownerOf(database()));
    refused(database(), "SELECT pg_create_logical_replication_slot('own', 'pgoutput')");
  }

  @Test
  void theServiceDropsNoDayOfTheOutboxThatIsNotOver() {
    String today =
        texts("SELECT 'outbox_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD')").getFirst();
    assertThatThrownBy(() -> as(database(), "SELECT drop_outbox_part('%s')".formatted(today)))
        .hasMessageContaining("no part of the outbox that is over");
    for (String other : Stream.concat(ledgers.stream(), Stream.of("inbox")).toList()) {
      assertThatThrownBy(() -> as(database(), "SELECT drop_outbox_part('%s')".formatted(other)))
          .hasMessageContaining("no part of the outbox that is over");
    }
  }

  @Test
  void theRelayReadsNothingButItsOutbox() {
    String relay = TestPlatform.relayOf(database());
    List<String> tables =
        texts(
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
            """);
    assertThat(tables).containsAll(OWN).containsAll(ledgers);
    for (String table : tables) {
      String look = "SELECT count(*) FROM " + table;
      if (OWN.contains(table)) {
        assertThatCode(() -> as(relay, look)).doesNotThrowAnyException();
      } else {
        refused(relay, look);
      }
    }
    refused(relay, "UPDATE outbox SET published_at = now()");
    refused(relay, "DELETE FROM outbox");
    refused(relay, "SELECT make_outbox_day(DATE '2020-01-01')");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String role, String statement) {
    return assertThatThrownBy(() -> as(role, statement))
        .as(statement)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NO_RIGHT));
  }

  private void as(String role, String statement) throws SQLException {
    String url = TestPlatform.shared().jdbcUrl(database(), role);
    try (var connection = DriverManager.getConnection(url);
        var execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  private String database() {
    return texts("SELECT current_database()").getFirst();
  }

  private String aColumnToItself(String table) {
    return texts(
            """
            SELECT format('%1$I = %1$I', attname) FROM pg_attribute
            WHERE attrelid = ?::regclass AND attnum > 0 AND attidentity = '' LIMIT 1
            """,
            table)
        .getFirst();
  }

  private List<String> texts(String query, Object... parameters) {
    return owner.jdbc().query(query, (row, _) -> row.getString(1), parameters);
  }
}
