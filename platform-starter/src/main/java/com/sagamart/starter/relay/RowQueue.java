package com.sagamart.starter.relay;

import io.debezium.config.Configuration;
import io.debezium.connector.base.QueueProvider;
import io.debezium.connector.base.QueueProviderService;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.service.spi.ServiceProvider;
import io.debezium.service.spi.ServiceRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Stands between the thread that reads the log and the one that publishes, and wakes the second
/// the moment there is something. The engine's own queue only looks again after its poll interval,
/// and spins through the last millisecond of each. The engine keeps the queue within
/// `max.queue.size`.
final class RowQueue
    implements QueueProvider<DataChangeEvent>, ServiceProvider<QueueProviderService> {

  private final BlockingQueue<DataChangeEvent> changes = new LinkedBlockingQueue<>();

  /// Waits for something to come.
  ///
  /// @return what is there, in order and at most `most`; empty when nothing came within `atMost`
  List<SourceRecord> take(int most, Duration atMost) throws InterruptedException {
    DataChangeEvent first = changes.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<DataChangeEvent> taken = new ArrayList<>();
    taken.add(first);
    changes.drainTo(taken, most - 1);
    return taken.stream().map(DataChangeEvent::getRecord).toList();
  }

  @Override
  public void enqueue(DataChangeEvent change) {
    changes.add(change);
  }

  @Override
  public @Nullable DataChangeEvent poll() {
    return changes.poll();
  }

  @Override
  public int size() {
    return changes.size();
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // It has no settings of its own.
  }

  @Override
  public QueueProviderService createService(Configuration settings, ServiceRegistry registry) {
    return new QueueProviderService(this);
  }

  @Override
  public Class<QueueProviderService> getServiceClass() {
    return QueueProviderService.class;
  }
}
