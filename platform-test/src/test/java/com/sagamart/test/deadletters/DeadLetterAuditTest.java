package com.sagamart.test.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sagamart.test.TestPlatform;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What the database itself holds operators to, whatever tool they use.
class DeadLetterAuditTest {

  private static final String DATABASE = "audited";
  private static final String DECIDE =
      """
      INSERT INTO dead_letter_audit
        (topic, "partition", "offset", written_at, action, reason, by_whom)
      VALUES ('sagamart.order.events.dlt', 3, ?, ?::timestamptz, ?, 'a test', 'kim')
      """;

  private static final String WRITTEN = "2026-01-01T00:00:00Z";

  private static long letters;

  private final String url =
      TestPlatform.shared().jdbcUrl(DATABASE, TestPlatform.ownerOf(DATABASE));
  private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
  private long letter;

  @BeforeAll
  static void migrate() {
    TestPlatform.shared().createDatabase(DATABASE);
    Flyway.configure()
        .dataSource(
            TestPlatform.shared().jdbcUrl(DATABASE, TestPlatform.ownerOf(DATABASE)), null, null)
        .locations("classpath:db/platform")
        .load()
        .migrate();
  }

  @BeforeEach
  void isAnotherLetter() {
    letter = letters++;
  }

  @Test
  void oneDecisionIsMadeAboutALetter() {
    decide("REPLAYING");
    isTooLate("REPLAYING");
    isTooLate("DISCARDED");
    decide("REPLAYED");
    isTooLate("REPLAYED");
    isTooLate("DISCARDED");
  }

  @Test
  void aLetterThatCameToTheSamePlaceLaterIsAnother() {
    decide("DISCARDED");
    assertThat(jdbc.update(DECIDE, letter, "2026-01-01T00:00:00.001Z", "REPLAYING")).isEqualTo(1);
  }

  @Test
  void aLetterThatWasGivenUpIsNotSentAgain() {
    decide("DISCARDED");
    isTooLate("DISCARDED");
    isTooLate("REPLAYING");
  }

  @Test
  void whatWasDecidedStaysOnTheRecord() {
    decide("DISCARDED");
    for (String statement :
        new String[] {
          "UPDATE dead_letter_audit SET reason = 'another'",
          "DELETE FROM dead_letter_audit",
          "TRUNCATE dead_letter_audit"
        }) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> jdbc.execute(statement))
          .withMessageContaining("append-only");
    }
  }

  private void decide(String action) {
    assertThat(jdbc.update(DECIDE, letter, WRITTEN, action)).isEqualTo(1);
  }

  private void isTooLate(String action) {
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> jdbc.update(DECIDE, letter, WRITTEN, action));
  }
}
