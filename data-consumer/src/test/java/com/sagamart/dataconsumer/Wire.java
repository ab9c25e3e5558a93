package com.sagamart.dataconsumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/// Records as brokers hand them over, one behind the other in one partition of each topic.
final class Wire {

  static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  static final long PRICE = 1_000;

  private long offset;

  /// One unit at [#PRICE], paid at this time.
  static OrderPaid paid(long orderId, Instant at) {
    List<PricedLine> lines = List.of(PricedLine.of(101, "우유", 1, PRICE));
    return new OrderPaid(orderId, 1001, lines, null, Amount.undiscounted(PRICE), at);
  }

  static OrderCancelled takenBack(long orderId) {
    return new OrderCancelled(orderId, 1001, CancelCause.CANCELLED_BY_OWNER);
  }

  /// The event, which happened and was received at these times.
  ConsumerRecord<byte[], byte[]> record(
      UUID id, PlatformEvent event, Instant happened, Instant received) {
    return record(
        topicOf(event),
        Map.of(
            CloudEventHeaders.ID, id.toString(),
            CloudEventHeaders.TYPE, EventType.of(event.getClass()),
            CloudEventHeaders.TIME, happened.toString(),
            CloudEventHeaders.SUBJECT, event.subject()),
        EventCodec.write(event),
        received);
  }

  /// The same event, received at once.
  ConsumerRecord<byte[], byte[]> record(UUID id, PlatformEvent event, Instant happened) {
    return record(id, event, happened, happened);
  }

  ConsumerRecord<byte[], byte[]> record(
      String topic, Map<String, String> headers, String value, Instant received) {
    var all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
    byte[] bytes = value.getBytes(UTF_8);
    return new ConsumerRecord<>(
        topic,
        0,
        offset++,
        received.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        bytes.length,
        new byte[0],
        bytes,
        all,
        Optional.empty());
  }

  private static String topicOf(PlatformEvent event) {
    return switch (event) {
      case OrderPaid _ -> Topic.DATA_PLATFORM_ORDER_PAID.wireName();
      case OrderCancelled _ -> Topic.DATA_PLATFORM_ORDER_CANCELLED.wireName();
      default -> Topic.ORDER_EVENTS.wireName();
    };
  }

  /// The position behind this record.
  static Map<TopicPartition, Long> behind(ConsumerRecord<?, ?> record) {
    return Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }
}
