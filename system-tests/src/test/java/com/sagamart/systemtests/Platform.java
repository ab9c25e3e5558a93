package com.sagamart.systemtests;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Shop;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The stack that all system tests share. It stands beside a developer's own, with its ports moved,
/// and is stopped when the tests end.
public final class Platform {

  private static final int PORT_OFFSET = 10_000;

  /// One customer does here in a second what takes people minutes.
  private static final Map<String, String> UNLIMITED = Map.of("SAGAMART_RATE_LIMITS", "off");

  private static final Platform SHARED = new Platform();

  private final Stack stack =
      Stack.at(Path.of("target", "stack").toAbsolutePath(), PORT_OFFSET, UNLIMITED);

  private final Shop shop = stack.shop();

  private Platform() {
    Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stop-stack"));
    stack.up(true);
  }

  public static Stack stack() {
    return SHARED.stack;
  }

  /// How many records were ever put aside as dead letters.
  public static long deadLetters() {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SHARED.stack.bootstrapServers());
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

  /// A client of the gateway, for everybody.
  public static Shop shop() {
    return SHARED.shop;
  }
}
