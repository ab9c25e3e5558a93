package com.sagamart.starter.relay;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.service.spi.ServiceRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/// Debezium's task on our [RowQueue]. The engine makes it by name, hence public.
public final class OutboxTask extends PostgresConnectorTask {

  /// How long the engine waits before it looks whether it has been stopped.
  private static final Duration RETURN_CONTROL = Duration.ofMillis(500);

  private final RowQueue rows = new RowQueue();
  private int maxBatch = 1;

  @Override
  public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(
      Configuration settings) {
    maxBatch = settings.getInteger(CommonConnectorConfig.MAX_BATCH_SIZE);
    return super.start(settings);
  }

  @Override
  protected void registerServiceProviders(ServiceRegistry registry) {
    super.registerServiceProviders(registry);
    registry.registerServiceProvider(rows);
  }

  @Override
  public List<SourceRecord> doPoll() throws InterruptedException {
    List<SourceRecord> taken = rows.take(maxBatch, RETURN_CONTROL);
    // The engine's own poll finds nothing either, but it throws what the reader failed with.
    return taken.isEmpty() ? super.doPoll() : taken;
  }
}
