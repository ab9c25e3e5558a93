package com.sagamart.systemtests.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.devstack.retelling.Retelling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the data platform was told of one order, to the letter, and everything told once more.
record ToldAgain(Stack stack, String order) {

  /// Makes the outbox forget the order.
  static final String FORGET =
      """
      CREATE TABLE kept AS SELECT * FROM outbox
        WHERE record_key = '%1$s' AND topic LIKE 'sagamart.data-platform.%%';
      DELETE FROM outbox WHERE record_key = '%1$s' AND topic LIKE 'sagamart.data-platform.%%'
      """;

  static final String REMEMBER = "INSERT INTO outbox SELECT * FROM kept; DROP TABLE kept";

  /// How many events were told.
  long everything() {
    try (Retelling retelling = new Retelling(stack)) {
      return Topic.ofTheDataPlatform().stream()
          .mapToLong(it -> retelling.of(it, Instant.EPOCH, Instant.now().plus(Duration.ofDays(1))))
          .sum();
    }
  }

  /// Each record of the order, but for the trace, which is told as long as the outbox knows it.
  List<String> records() {
    List<String> records = new ArrayList<>();
    try (TopicReader topics = new TopicReader(stack.bootstrapServers())) {
      for (Topic topic : Topic.ofTheDataPlatform()) {
        topics.read(
            topic.wireName(),
            record -> {
              if (order.equals(new String(record.key(), UTF_8))) {
                records.add(topic + " " + record.partition() + " " + text(record));
              }
            });
      }
    }
    return records;
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder(new String(record.value(), UTF_8));
    for (var header : record.headers()) {
      if (!header.key().equals(CloudEventHeaders.TRACE_PARENT)) {
        text.append(' ').append(header.key()).append('=').append(new String(header.value(), UTF_8));
      }
    }
    return text.toString();
  }
}
