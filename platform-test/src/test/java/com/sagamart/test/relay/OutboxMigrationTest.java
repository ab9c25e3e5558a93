package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.TestPlatform;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What a service of an earlier version had said stays said.
class OutboxMigrationTest {

  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload, published_at)
      VALUES (?, 'sagamart.inventory.events', '1', 'STOCK_RELEASED', now() + ?::interval, '{}', now())
      """;

  @Test
  void theOutboxIsDividedAndKeepsItsRows() {
    String url = migratedTo("divided", "0.2");
    JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    for (String when : new String[] {"-40 days", "-1 hour", "0", "2 days"}) {
      jdbc.update(INSERT, UUID.randomUUID(), when);
    }
    migrate(url, "0.3");
    jdbc.update(INSERT, UUID.randomUUID(), "0");
    jdbc.update(INSERT, UUID.randomUUID(), "4 days");

    assertThat(jdbc.queryForObject("SELECT count(*) FROM outbox", Long.class)).isEqualTo(6);
    assertThat(jdbc.queryForObject("SELECT count(*) FROM outbox_before", Long.class)).isEqualTo(5);
    assertThat(jdbc.queryForObject("SELECT count(*) FROM outbox_default", Long.class)).isZero();
    assertThat(
            jdbc.queryForList(
                "SELECT tablename FROM pg_publication_tables WHERE pubname = 'outbox'",
                String.class))
        .containsExactly("outbox");
  }

  @Test
  void anEmptyOutboxBeginsToday() {
    String url = migratedTo("begun", "0.3");
    JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    jdbc.update(INSERT, UUID.randomUUID(), "0");
    jdbc.update(INSERT, UUID.randomUUID(), "3 days");
    assertThat(
            jdbc.queryForObject(
                "SELECT count(DISTINCT tableoid) FROM outbox WHERE tableoid <> 'outbox_default'::regclass",
                Long.class))
        .isEqualTo(2);
    assertThat(jdbc.queryForObject("SELECT to_regclass('outbox_before')", String.class)).isNull();
  }

  private static String migratedTo(String database, String version) {
    TestPlatform.shared().createDatabase(database);
    String url = TestPlatform.shared().jdbcUrl(database, TestPlatform.ownerOf(database));
    migrate(url, version);
    return url;
  }

  private static void migrate(String url, String version) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/platform")
        .target(version)
        .load()
        .migrate();
  }
}
