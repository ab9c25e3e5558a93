package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The topics, read from their first record to their last, whatever their length: nothing is kept.
/// It belongs to no group, so nobody notices that they are read.
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int FETCH_WAIT_MS = 50;
  private static final int FETCH_BYTES = 8 << 20;
  private static final int RECORDS_AT_ONCE = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  public TopicReader(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            FETCH_WAIT_MS,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            RECORDS_AT_ONCE);
    var bytes = new ByteArrayDeserializer();
    this.consumer = new KafkaConsumer<>(settings, bytes, bytes);
  }

  public List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /// The first offset that each of them keeps.
  public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  /// The offset that the next record of each of them will have.
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  /// Hands over every record that the topic has at this moment.
  public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<TopicPartition> partitions = partitionsOf(topic);
    Map<TopicPartition, Long> begins = begins(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(ends(partitions));
    ends.values().removeAll(List.of(0L));
    consumer.assign(ends.keySet());
    ends.keySet().forEach(it -> consumer.seek(it, begins.getOrDefault(it, 0L)));
    long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
      var records = consumer.poll(POLL);
      records.forEach(reader);
      if (!records.isEmpty()) {
        patienceEnds = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() - patienceEnds > 0) {
        throw new StackFailure("The topic %s does not hand over its records.".formatted(topic));
      }
    }
  }

  /// The first record from this offset on, if there is one.
  public Optional<ConsumerRecord<byte[], byte[]>> firstFrom(TopicPartition partition, long offset) {
    long begin = begins(List.of(partition)).getOrDefault(partition, 0L);
    long end = ends(List.of(partition)).getOrDefault(partition, 0L);
    consumer.assign(List.of(partition));
    consumer.seek(partition, Math.max(begin, offset));
    long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end && System.nanoTime() - patienceEnds < 0) {
      for (var each : consumer.poll(POLL)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
