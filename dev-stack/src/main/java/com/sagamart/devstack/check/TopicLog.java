package com.sagamart.devstack.check;

import static java.util.stream.Collectors.toMap;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/// The topics, read from their first record to their last. It belongs to no group, so nobody
/// notices that they are read.
final class TopicLog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int FETCH_WAIT_MS = 50;
  private static final int FETCH_BYTES = 8 << 20;
  private static final int RECORDS_AT_ONCE = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /// Where each partition ended when this was made.
  private final Map<TopicPartition, Long> endsBefore;

  TopicLog(String bootstrapServers) {
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
    try {
      this.endsBefore =
          consumer.endOffsets(
              Arrays.stream(Topic.values())
                  .flatMap(it -> Stream.of(it.wireName(), Topic.deadLettersOf(it.wireName())))
                  .flatMap(name -> partitionsOf(name).stream())
                  .toList());
    } catch (KafkaException e) {
      consumer.close();
      throw new StackFailure("The topics cannot be looked at: " + e.getMessage(), e);
    }
  }

  private List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /// Whether this record was there before the databases were looked at.
  boolean wasThereBefore(TopicPartition partition, long offset) {
    return offset < endsBefore.getOrDefault(partition, 0L);
  }

  /// How many records the topic keeps at this moment.
  long size(String topic) {
    List<TopicPartition> partitions = partitionsOf(topic);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    return consumer.endOffsets(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /// Hands over every record that the topic has at this moment.
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    List<TopicPartition> partitions = partitionsOf(topic);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
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

  /// What the topic does not keep any more.
  Dropped droppedFrom(String topic) {
    List<TopicPartition> partitions = partitionsOf(topic);
    Map<TopicPartition, Long> dropped =
        consumer.beginningOffsets(partitions).entrySet().stream()
            .filter(begin -> begin.getValue() > 0)
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<Integer, Instant> firstKept = new HashMap<>();
    dropped.keySet().forEach(it -> firstKept.put(it.partition(), firstIn(it)));
    return new Dropped(
        firstKept, partitions.size(), dropped.values().stream().mapToLong(it -> it).sum());
  }

  /// When the first record that a partition keeps came in; never, when it keeps none.
  private Instant firstIn(TopicPartition partition) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end && System.nanoTime() - patienceEnds < 0) {
      for (var each : consumer.poll(POLL)) {
        return Instant.ofEpochMilli(each.timestamp());
      }
    }
    return Instant.MAX;
  }

  /// What a topic does not keep any more, because its retention is over.
  ///
  /// @param firstKept when the first record came in that is still there, in the partitions that
  ///     dropped any
  record Dropped(Map<Integer, Instant> firstKept, int partitions, long records) {

    /// Whether the record of this event may be gone.
    boolean mayHold(byte[] key, Instant occurredAt) {
      int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
      Instant first = firstKept.get(partition);
      return first != null && !occurredAt.isAfter(first);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
