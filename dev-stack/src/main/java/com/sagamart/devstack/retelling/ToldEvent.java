package com.sagamart.devstack.retelling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.Topic;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// An event of order-service as it was told.
///
/// @param traceParent the trace in which it happened; nobody remembers it beyond the outbox
record ToldEvent(
    Topic topic,
    UUID id,
    String type,
    String subject,
    Instant at,
    String payload,
    @Nullable String traceParent) {

  ProducerRecord<byte[], byte[]> record() {
    var record =
        new ProducerRecord<>(topic.wireName(), subject.getBytes(UTF_8), payload.getBytes(UTF_8));
    CloudEventHeaders.of(id, type, Participant.ORDER.serviceName(), subject, at, traceParent)
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }
}
