package com.sagamart.starter.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event for one topic, as it stands in the table `outbox`.
///
/// @param key the record's key
/// @param traceParent the trace in which it happened, if there was one
public record OutboxRow(
    UUID eventId,
    String topic,
    String key,
    String type,
    Instant occurredAt,
    String payload,
    @Nullable String traceParent) {}
