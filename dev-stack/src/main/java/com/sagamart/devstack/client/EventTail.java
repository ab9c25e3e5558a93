package com.sagamart.devstack.client;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What is published from now on. It belongs to no group, so nobody notices that it listens.
public final class EventTail implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /// Listens from the moment this returns.
  public EventTail(String bootstrapServers, Collection<String> topics) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MS,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic, number)))
            .toList();
    try {
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    } catch (KafkaException e) {
      consumer.close();
      throw new StackFailure(
          "No broker answers at " + bootstrapServers + "; start the stack with ./sagamart up.", e);
    }
  }

  /// The topics that this word means: a topic's name, the service's word in it, or none for all.
  public static List<String> named(String word) {
    List<String> all = all();
    List<String> matching =
        Stream.concat(all.stream(), all.stream().map(Topic::deadLettersOf))
            .filter(name -> name.equals(word) || name.equals("sagamart." + word + ".events"))
            .toList();
    if (matching.isEmpty()) {
      throw new StackFailure(
          "There is no topic %s; there are %s, and each of them with .dlt behind it."
              .formatted(word, String.join(", ", all)));
    }
    return matching;
  }

  /// Every topic but the dead letters.
  public static List<String> all() {
    return Arrays.stream(Topic.values()).map(Topic::wireName).toList();
  }

  /// What was published since the last call, waiting at most this long for something; in the order
  /// in which it happened, as far as it arrived together.
  public List<PublishedEvent> next(Duration limit) {
    List<PublishedEvent> events = new ArrayList<>();
    consumer.poll(limit).forEach(each -> events.add(PublishedEvent.of(each)));
    events.sort(Comparator.comparing(PublishedEvent::at));
    return events;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
