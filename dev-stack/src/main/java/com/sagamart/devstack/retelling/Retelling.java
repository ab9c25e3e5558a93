package com.sagamart.devstack.retelling;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Puts a stretch of the data platform's events on their topic once more: as they stand in the
/// outbox, and those that the outbox has forgotten as the orders remember them. Whoever knows them
/// knows them by their ids.
public final class Retelling implements AutoCloseable {

  /// So many are on their way before the first of them must have arrived.
  private static final int AT_ONCE = 1_000;

  private static final int SEND_LIMIT_MS = 20_000;

  private final Stack stack;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<?>> onTheirWay = new ArrayList<>();

  public Retelling(Stack stack) {
    this.stack = stack;
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            SEND_LIMIT_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            SEND_LIMIT_MS / 2,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            SEND_LIMIT_MS);
    var bytes = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(settings, bytes, bytes);
  }

  /// Tells again what happened from the one moment until before the other.
  ///
  /// @return how many events that are
  public long of(Topic topic, Instant from, Instant to) {
    long[] told = new long[1];
    try (OrderHistory history = new OrderHistory(stack)) {
      history.each(
          topic,
          from,
          to,
          event -> {
            onTheirWay.add(producer.send(event.record()));
            told[0]++;
            if (onTheirWay.size() == AT_ONCE) {
              awaitAll();
            }
          });
      awaitAll();
    } catch (KafkaException e) {
      throw refused(topic, e);
    }
    return told[0];
  }

  private void awaitAll() {
    try {
      for (Future<?> each : onTheirWay) {
        each.get();
      }
      onTheirWay.clear();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private static StackFailure refused(Topic topic, KafkaException e) {
    return new StackFailure(
        "Not everything is on %s; tell it again, nobody minds: %s"
            .formatted(topic.wireName(), e.getMessage()),
        e);
  }

  @Override
  public void close() {
    producer.close();
  }
}
