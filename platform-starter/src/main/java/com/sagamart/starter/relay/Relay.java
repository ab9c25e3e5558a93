package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of the engine: reads inserted rows from the slot, publishes each batch, and only then
/// lets the position advance; then it rests, so that more goes along with the next batch. Any
/// failure ends the run; what was not acknowledged is read again by the next.
class Relay {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private final Properties settings;
  private final Publisher publisher;
  private final PublishedMarks marks;
  private final Duration rest;
  private final AtomicLong relayed = new AtomicLong();
  private volatile @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;

  Relay(Properties settings, Publisher publisher, PublishedMarks marks, Duration rest) {
    this.settings = settings;
    this.publisher = publisher;
    this.marks = marks;
    this.rest = rest;
  }

  /// Relays until [#stop] is called or something fails.
  void run() {
    DebeziumEngine<RecordChangeEvent<SourceRecord>> running =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings)
            .using(Relay::ended)
            .notifying(this::relay)
            .build();
    engine = running;
    try {
      running.run();
    } finally {
      EngineMetrics.forget(settings.getProperty("slot.name"));
    }
  }

  /// Ends the run after the batch at hand.
  void stop() {
    var running = engine;
    if (running != null) {
      try {
        running.close();
      } catch (IOException | IllegalStateException e) {
        log.debug("The engine was not running", e);
      }
    }
  }

  /// How many events it has published.
  long relayed() {
    return relayed.get();
  }

  private void relay(
      List<RecordChangeEvent<SourceRecord>> changes,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<OutboxRow> rows =
        changes.stream()
            .map(RecordChangeEvent::record)
            .map(OutboxRecords::rowOf)
            .flatMap(Optional::stream)
            .toList();
    publisher.publish(rows);
    marks.add(rows);
    relayed.addAndGet(rows.size());
    for (RecordChangeEvent<SourceRecord> change : changes) {
      committer.markProcessed(change);
    }
    committer.markBatchFinished();
    if (!rows.isEmpty()) {
      Thread.sleep(rest);
    }
  }

  private static void ended(boolean success, String message, @Nullable Throwable error) {
    if (success) {
      log.info("The relay's engine stopped");
    } else {
      log.warn("The relay's engine failed: {}", message, error);
    }
  }
}
