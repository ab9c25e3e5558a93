package com.sagamart.starter.relay;

import com.sagamart.starter.outbox.OutboxRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/// Hands rows to Kafka and waits until all in-sync replicas have them: only then is a row
/// published.
class Publisher {

  private final KafkaOperations<byte[], byte[]> kafka;
  private final OutboxRecords records;
  private final Duration sendTimeout;
  private final Counter published;

  Publisher(
      KafkaOperations<byte[], byte[]> kafka,
      OutboxRecords records,
      Duration sendTimeout,
      MeterRegistry registry) {
    this.kafka = kafka;
    this.records = records;
    this.sendTimeout = sendTimeout;
    this.published =
        Counter.builder("sagamart.relay.rows.published")
            .description("Outbox rows that the brokers acknowledged, repeats included")
            .register(registry);
  }

  /// Publishes the rows in order. Throws [KafkaException] unless the brokers acknowledged them all.
  void publish(List<OutboxRow> rows) throws InterruptedException {
    CompletableFuture<?>[] sent =
        rows.stream()
            .map(row -> kafka.send(records.recordOf(row)))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(sent).get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
      published.increment(rows.size());
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("not every row was acknowledged", e);
    }
  }
}
