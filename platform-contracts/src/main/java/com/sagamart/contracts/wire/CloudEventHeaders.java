package com.sagamart.contracts.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Record headers in the binary mode of the CloudEvents 1.0
/// [Kafka binding](https://github.com/cloudevents/spec), and the W3C trace context.
public final class CloudEventHeaders {

  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String SUBJECT = "ce_subject";
  public static final String TIME = "ce_time";
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String CONTENT_TYPE = "content-type";
  public static final String TRACE_PARENT = "traceparent";

  /// The value of [#SPEC_VERSION].
  public static final String VERSION = "1.0";

  /// The value of [#CONTENT_TYPE].
  public static final String JSON = "application/json";

  private CloudEventHeaders() {}

  /// All headers of one event, in the order in which they stand on a record.
  ///
  /// @param traceParent the trace in which it happened, if there was one
  public static Map<String, String> of(
      UUID id,
      String type,
      String serviceName,
      String subject,
      Instant time,
      @Nullable String traceParent) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id.toString());
    headers.put(TYPE, type);
    headers.put(SOURCE, sourceOf(serviceName));
    headers.put(SUBJECT, subject);
    headers.put(TIME, time.toString());
    headers.put(SPEC_VERSION, VERSION);
    headers.put(CONTENT_TYPE, JSON);
    if (traceParent != null) {
      headers.put(TRACE_PARENT, traceParent);
    }
    return headers;
  }

  /// The value of [#SOURCE] for events of this service.
  public static String sourceOf(String serviceName) {
    return "/sagamart/" + serviceName;
  }
}
