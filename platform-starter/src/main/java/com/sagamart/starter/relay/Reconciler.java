package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// The net under the engine: publishes again what has stood unmarked for too long, whatever
/// the reason. Receivers know a repeated event by its id.
class Reconciler {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
  private static final String OVERDUE =
      OutboxRows.SELECT
          + """
           WHERE published_at IS NULL AND occurred_at < now() - make_interval(secs => ?)
          ORDER BY occurred_at, event_id LIMIT ?
          """;

  private final JdbcTemplate jdbc;
  private final Publisher publisher;
  private final PublishedMarks marks;
  private final RelayProperties properties;
  private final Counter reconciled;

  Reconciler(
      JdbcTemplate jdbc,
      Publisher publisher,
      PublishedMarks marks,
      RelayProperties properties,
      MeterRegistry registry) {
    this.jdbc = jdbc;
    this.publisher = publisher;
    this.marks = marks;
    this.properties = properties;
    this.reconciled =
        Counter.builder("sagamart.relay.rows.reconciled")
            .description("Outbox rows that were published because nobody had marked them in time")
            .register(registry);
  }

  /// Publishes every overdue row.
  ///
  /// @return when the youngest of them was written; empty when there was none
  Optional<Instant> reconcile() throws InterruptedException {
    Optional<Instant> youngest = Optional.empty();
    marks.flush();
    List<OutboxRow> overdue = overdue();
    while (!overdue.isEmpty()) {
      log.warn("Publishing {} outbox rows again that nobody acknowledged", overdue.size());
      publisher.publish(overdue);
      reconciled.increment(overdue.size());
      marks.add(overdue);
      marks.flush();
      youngest = Optional.of(overdue.getLast().occurredAt());
      overdue = overdue();
    }
    return youngest;
  }

  private List<OutboxRow> overdue() {
    return jdbc.query(
        OVERDUE,
        (row, _) -> OutboxRows.read(row),
        properties.reconcileAfter().toSeconds(),
        properties.reconcileBatch());
  }
}
