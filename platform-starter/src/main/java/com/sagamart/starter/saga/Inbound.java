package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.wire.CloudEventHeaders;
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
    Map<String, byte[]> headers) {

  /// The trace that it says it belongs to, well-formed or not.
  @Nullable String traceParent() {
    byte[] said = headers.get(CloudEventHeaders.TRACE_PARENT);
    return said == null ? null : new String(said, UTF_8);
  }
}
