package com.sagamart.contracts.wire;

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

  /// The value of [#SOURCE] for events of this service.
  public static String sourceOf(String serviceName) {
    return "/sagamart/" + serviceName;
  }
}
