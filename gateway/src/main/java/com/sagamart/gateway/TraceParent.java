package com.sagamart.gateway;

import com.sagamart.traces.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.server.ServerWebExchange;

/// The W3C trace context of a request: the client's own when it sends a valid one, else a new one.
///
/// @param header what the service receives as `traceparent`
/// @param continued whether it came from the client, whose `tracestate` is then kept too
record TraceParent(String traceId, String header, boolean continued) {

  static final String HEADER = "traceparent";
  static final String STATE_HEADER = "tracestate";

  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final HexFormat HEX = HexFormat.of();

  /// The trace of a request that carried these `traceparent` headers.
  static TraceParent from(List<String> received) {
    if (received.size() == 1) {
      Matcher matcher = VALID.matcher(received.getFirst());
      if (matcher.matches()) {
        return new TraceParent(matcher.group(1), received.getFirst(), true);
      }
    }
    return fresh();
  }

  /// As a service sees it behind this span of the gateway.
  TraceParent at(Span span) {
    String behind = Objects.requireNonNull(span.traceParent());
    return new TraceParent(behind.substring(3, 35), behind, continued);
  }

  static TraceParent fresh() {
    String traceId = HEX.toHexDigits(random()) + HEX.toHexDigits(random());
    return new TraceParent(
        traceId, "00-" + traceId + "-" + HEX.toHexDigits(random()) + "-01", false);
  }

  /// The trace that [TraceContext] gave this request.
  static TraceParent of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(HEADER, fresh());
  }

  /// What this thread writes into the log until it is closed carries the id, in JSON as a field of
  /// its own, as in the lines of the services.
  MDC.MDCCloseable inLog() {
    return MDC.putCloseable("traceId", traceId);
  }

  private static long random() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }
}
