package com.sagamart.devstack.check;

import static java.util.stream.Collectors.toMap;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.devstack.home.StackFailure;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// The topics, beside databases that were looked at a little later.
final class TopicLog implements AutoCloseable {

  private final TopicReader topics;

  /// Where each partition ended when this was made.
  private final Map<TopicPartition, Long> endsBefore;

  TopicLog(String bootstrapServers) {
    this.topics = new TopicReader(bootstrapServers);
    try {
      this.endsBefore =
          topics.ends(
              Arrays.stream(Topic.values())
                  .flatMap(it -> Stream.of(it.wireName(), Topic.deadLettersOf(it.wireName())))
                  .flatMap(name -> topics.partitionsOf(name).stream())
                  .toList());
    } catch (KafkaException e) {
      topics.close();
      throw new StackFailure("The topics cannot be looked at: " + e.getMessage(), e);
    }
  }

  /// Whether this record was there before the databases were looked at.
  boolean wasThereBefore(TopicPartition partition, long offset) {
    return offset < endsBefore.getOrDefault(partition, 0L);
  }

  /// How many records the topic keeps at this moment.
  long size(String topic) {
    List<TopicPartition> partitions = topics.partitionsOf(topic);
    Map<TopicPartition, Long> begins = topics.begins(partitions);
    return topics.ends(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /// Hands over every record that the topic has at this moment.
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    topics.read(topic, reader);
  }

  /// What the topic does not keep any more.
  Dropped droppedFrom(String topic) {
    List<TopicPartition> partitions = topics.partitionsOf(topic);
    Map<TopicPartition, Long> dropped =
        topics.begins(partitions).entrySet().stream()
            .filter(begin -> begin.getValue() > 0)
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<Integer, Instant> firstKept = new HashMap<>();
    dropped.keySet().forEach(it -> firstKept.put(it.partition(), firstIn(it)));
    return new Dropped(
        firstKept, partitions.size(), dropped.values().stream().mapToLong(it -> it).sum());
  }

  /// When the first record that a partition keeps came in; never, when it keeps none.
  private Instant firstIn(TopicPartition partition) {
    return topics
        .firstFrom(partition, 0)
        .map(each -> Instant.ofEpochMilli(each.timestamp()))
        .orElse(Instant.MAX);
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
    topics.close();
  }
}
