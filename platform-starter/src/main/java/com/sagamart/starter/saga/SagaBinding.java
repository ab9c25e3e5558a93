package com.sagamart.starter.saga;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/// The function that Spring Cloud Stream binds to the service's topics: takes one poll as it came,
/// unparsed, because the binder's own conversion would give up a whole batch for one bad record.
class SagaBinding implements Consumer<Message<List<Object>>> {

  private final SagaDispatcher dispatcher;

  SagaBinding(SagaDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void accept(Message<List<Object>> poll) {
    MessageHeaders headers = poll.getHeaders();
    List<String> topics = column(headers, KafkaHeaders.RECEIVED_TOPIC);
    List<Integer> partitions = column(headers, KafkaHeaders.RECEIVED_PARTITION);
    List<Long> offsets = column(headers, KafkaHeaders.OFFSET);
    List<@Nullable Object> keys = column(headers, KafkaHeaders.RECEIVED_KEY);
    List<Map<String, Object>> each = column(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
    List<Object> values = poll.getPayload();
    List<Inbound> records = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      records.add(
          new Inbound(
              topics.get(i),
              partitions.get(i),
              offsets.get(i),
              bytes(keys.get(i)),
              bytes(values.get(i)),
              bytes(each.get(i))));
    }
    dispatcher.dispatch(records);
  }

  @SuppressWarnings("unchecked") // what the binder's batch converter puts under these names
  private static <T extends @Nullable Object> List<T> column(MessageHeaders headers, String name) {
    return (List<T>) Objects.requireNonNull(headers.get(name), name);
  }

  /// A record without a key or value carries a placeholder instead of bytes.
  private static byte @Nullable [] bytes(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes : null;
  }

  private static Map<String, byte[]> bytes(Map<String, Object> headers) {
    Map<String, byte[]> raw = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (value instanceof byte[] bytes) {
            raw.put(name, bytes);
          }
        });
    return raw;
  }
}
