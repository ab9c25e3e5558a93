package com.sagamart.starter.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.starter.outbox.OutboxRow;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/// From a change of the table to a row, and from a row to a record.
class OutboxRecords {

  private final String serviceName;

  OutboxRecords(String serviceName) {
    this.serviceName = serviceName;
  }

  /// The row that was inserted, or empty for the engine's own messages.
  static Optional<OutboxRow> rowOf(SourceRecord change) {
    if (!(change.value() instanceof Struct value)
        || value.schema().field("after") == null
        || value.getStruct("after") == null) {
      return Optional.empty();
    }
    Struct after = value.getStruct("after");
    return Optional.of(
        new OutboxRow(
            UUID.fromString(after.getString("event_id")),
            after.getString("topic"),
            after.getString("record_key"),
            after.getString("type"),
            OffsetDateTime.parse(after.getString("occurred_at")).toInstant(),
            after.getString("payload"),
            after.getString("trace_parent")));
  }

  /// The record as receivers see it.
  ProducerRecord<byte[], byte[]> recordOf(OutboxRow row) {
    var record =
        new ProducerRecord<>(row.topic(), row.key().getBytes(UTF_8), row.payload().getBytes(UTF_8));
    CloudEventHeaders.of(
            row.eventId(), row.type(), serviceName, row.key(), row.occurredAt(), row.traceParent())
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }
}
