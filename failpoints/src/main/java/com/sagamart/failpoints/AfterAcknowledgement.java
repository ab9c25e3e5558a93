package com.sagamart.failpoints;

import com.sagamart.contracts.wire.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Stands where the brokers' acknowledgement of an event comes in, before whoever sent it learns of
/// it. Kafka makes it, hence public.
public final class AfterAcknowledgement implements ProducerInterceptor<byte[], byte[]> {

  /// The setting in which it finds the [Failpoints].
  static final String FAILPOINTS = "sagamart.failpoints";

  private static final Set<String> EVENTS =
      Arrays.stream(Topic.values()).map(Topic::wireName).collect(Collectors.toUnmodifiableSet());

  private @Nullable Failpoints failpoints;

  @Override
  public void configure(Map<String, ?> settings) {
    failpoints = (Failpoints) settings.get(FAILPOINTS);
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata place, @Nullable Exception failure) {
    if (failure == null && EVENTS.contains(place.topic())) {
      Objects.requireNonNull(failpoints).reach(Failpoint.AFTER_ACKNOWLEDGEMENT);
    }
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
