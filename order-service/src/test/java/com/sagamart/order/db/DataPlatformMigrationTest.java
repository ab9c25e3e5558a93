package com.sagamart.order.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.TestPlatform;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What was told before the data platform heard of cancellations reaches it as well.
class DataPlatformMigrationTest {

  private static final String DATABASE = "before_cancellations";
  private static final String ORDER =
      """
      INSERT INTO orders (order_id, user_id, lines, subtotal, discount, balance_after, status, created_at,
                          deadline, decided_at)
      VALUES (?, 1, '[{}]', 5, 0, 5, ?, '2026-01-01T00:00:00Z', '2026-01-01T00:00:30Z', '2026-01-02T00:00:00Z')
      """;
  private static final String SAID =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload, published_at)
      VALUES (?, 'sagamart.order.events', ?, ?, now(), ?, now())
      """;

  @Test
  void cancellationsAreSaidToItUnderTheirIdsAndPaymentsKeepTheirTime() {
    TestPlatform.shared().createDatabase(DATABASE);
    String url = TestPlatform.shared().jdbcUrl(DATABASE, TestPlatform.ownerOf(DATABASE));
    migrate(url, "2");
    JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    UUID cancelled = UUID.randomUUID();
    jdbc.update(ORDER, 7, "PAID");
    jdbc.update(ORDER, 8, "CANCELLED");
    jdbc.update(
        SAID, UUID.randomUUID(), "8", "ORDER_PAID", "{\"paidAt\":\"2026-01-01T00:00:01.5Z\"}");
    jdbc.update(SAID, cancelled, "8", "ORDER_CANCELLED", "{}");

    migrate(url, "3");

    assertThat(
            jdbc.queryForList(
                """
                SELECT event_id FROM outbox
                WHERE topic = 'sagamart.data-platform.order-cancelled' AND published_at IS NULL
                """,
                UUID.class))
        .containsExactly(cancelled);
    assertThat(
            jdbc.queryForList(
                "SELECT (paid_at AT TIME ZONE 'UTC')::text FROM orders ORDER BY order_id",
                String.class))
        .containsExactly("2026-01-02 00:00:00", "2026-01-01 00:00:01.5");
  }

  private static void migrate(String url, String version) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/platform", "classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }
}
