package com.sagamart.starter.saga;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as it came from Kafka.
///
/// @param headers by name, as bytes
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
record Inbound(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Map<String, byte[]> headers) {}
