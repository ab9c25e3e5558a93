package com.sagamart.systemtests;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What was put aside because it could not be understood or done.
final class DeadLetters {

  private DeadLetters() {}

  /// How many there ever were in this stack.
  static long in(Stack stack) {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          Arrays.stream(Topic.values())
              .flatMap(
                  topic -> consumer.partitionsFor(Topic.deadLettersOf(topic.wireName())).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
