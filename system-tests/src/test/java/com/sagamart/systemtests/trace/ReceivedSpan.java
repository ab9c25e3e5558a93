package com.sagamart.systemtests.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;

/// What a program did.
///
/// @param parent the span that led to it, or empty if it is the first
record ReceivedSpan(String program, String name, String traceId, String id, String parent) {

  static ReceivedSpan of(String program, Span span) {
    return new ReceivedSpan(
        program,
        span.getName(),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()));
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
