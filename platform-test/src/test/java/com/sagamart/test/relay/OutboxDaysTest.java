package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Owner;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The outbox keeps so many days, and no event goes before it is published.
@RelayTest
@TestPropertySource(
    properties = {"sagamart.relay.upkeep=100ms", "sagamart.relay.reconcile-interval=1h"})
class OutboxDaysTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final String INSERT =
      "INSERT INTO %s VALUES (?, 'sagamart.inventory.events', '1', 'NOTHING', ?, '{}', NULL, NULL)";

  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;

  private final JdbcTemplate jdbc;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Autowired
  OutboxDaysTest(Owner owner) {
    jdbc = owner.jdbc();
  }

  @Test
  void daysAreMadeAhead() {
    String last = part(today.plusDays(3));
    await(last).atMost(MAX_WAIT).until(() -> isThere(last));
    jdbc.execute("ALTER TABLE outbox DETACH PARTITION " + last);
    jdbc.execute("DROP TABLE " + last);
    await(last + " again").atMost(MAX_WAIT).until(() -> isThere(last));
  }

  @Test
  void aDayWhoseTimeIsOverIsDropped() {
    LocalDate day = today.minusDays(9);
    attach(day, true);
    await("the day is dropped").atMost(MAX_WAIT).until(() -> !isThere(part(day)));
    assertThat(jdbc.queryForObject("SELECT kept_since FROM outbox_horizon", OffsetDateTime.class))
        .isAfterOrEqualTo(day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
  }

  @Test
  void aDayThatIsYoungEnoughIsKept() {
    LocalDate young = today.minusDays(7);
    LocalDate old = today.minusDays(20);
    attach(young, true);
    attach(old, true);
    await("the old day is dropped").atMost(MAX_WAIT).until(() -> !isThere(part(old)));
    assertThat(isThere(part(young))).isTrue();
  }

  @Test
  void aDayWithAnEventThatNobodyPublishedIsKeptUntilItIs() {
    LocalDate day = today.minusDays(12);
    LocalDate other = today.minusDays(11);
    attach(day, false);
    attach(other, true);
    await("the other day is dropped").atMost(MAX_WAIT).until(() -> !isThere(part(other)));
    assertThat(isThere(part(day))).isTrue();
    jdbc.update("UPDATE %s SET published_at = now()".formatted(part(day)));
    await("it is dropped once it is published").atMost(MAX_WAIT).until(() -> !isThere(part(day)));
  }

  @Test
  void anEventOutsideOfAllDaysIsPublishedAllTheSame() {
    UUID late = UUID.randomUUID();
    jdbc.update(INSERT.formatted("outbox"), late, at(today.plusDays(100)));
    await("it is marked")
        .atMost(MAX_WAIT)
        .until(() -> rest(late), marks -> marks.size() == 1 && marks.getFirst() != null);
  }

  @Test
  void whatIsTooOldIsDeletedFromTheRestOnceItIsPublished() {
    UUID published = UUID.randomUUID();
    UUID unpublished = UUID.randomUUID();
    // Written past the relay, which reads what is inserted into the outbox.
    jdbc.execute("ALTER TABLE outbox DETACH PARTITION outbox_default");
    jdbc.update(INSERT.formatted("outbox_default"), published, at(today.minusDays(30)));
    jdbc.update("UPDATE outbox_default SET published_at = now() WHERE event_id = ?", published);
    jdbc.update(INSERT.formatted("outbox_default"), unpublished, at(today.minusDays(30)));
    jdbc.execute("ALTER TABLE outbox ATTACH PARTITION outbox_default DEFAULT");
    await("it is deleted").atMost(MAX_WAIT).until(() -> rest(published).isEmpty());
    assertThat(rest(unpublished)).hasSize(1);
  }

  @Test
  void eventsGoToTheirDay() {
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(5);
    talk.isPublishedInOrder();
    assertThat(count(part(today))).isGreaterThanOrEqualTo(5);
  }

  /// A day with one event, written past the relay.
  private void attach(LocalDate day, boolean isPublished) {
    String part = part(day);
    jdbc.execute("CREATE TABLE %s (LIKE outbox)".formatted(part));
    jdbc.update(INSERT.formatted(part), UUID.randomUUID(), at(day));
    if (isPublished) {
      jdbc.update("UPDATE %s SET published_at = now()".formatted(part));
    }
    jdbc.execute(
        "ALTER TABLE outbox ATTACH PARTITION %s FOR VALUES FROM ('%s 00:00+00') TO ('%s 00:00+00')"
            .formatted(part, day, day.plusDays(1)));
  }

  private static OffsetDateTime at(LocalDate day) {
    return day.atTime(12, 0).atOffset(ZoneOffset.UTC);
  }

  private static String part(LocalDate day) {
    return "outbox_" + day.toString().replace("-", "");
  }

  private boolean isThere(String table) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, table));
  }

  private long count(String table) {
    return jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class);
  }

  private List<OffsetDateTime> rest(UUID event) {
    return jdbc.query(
        "SELECT published_at FROM outbox_default WHERE event_id = ?",
        (row, _) -> row.getObject(1, OffsetDateTime.class),
        event);
  }
}
