package com.sagamart.traces;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

record SentSpan(io.opentelemetry.api.trace.Span span, String method) implements Span {

  private static final int OUR_FAULT = 500;

  @Override
  public String traceParent() {
    SpanContext context = span.getSpanContext();
    return "00-%s-%s-%s"
        .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
  }

  @Override
  public void answered(@Nullable String route, int status) {
    if (route != null) {
      span.updateName(method + " " + route);
      span.setAttribute("http.route", route);
    }
    span.setAttribute("http.response.status_code", status);
    if (status >= OUR_FAULT) {
      failed();
    }
  }

  @Override
  public void failed() {
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    span.end();
  }
}
