package com.sagamart.starter.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Takes what a handler answers and keeps it back: what was not committed is not told.
final class HeldReply extends ContentCachingResponseWrapper {

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int status = SC_OK;

  HeldReply(HttpServletResponse response) {
    super(response);
  }

  Reply reply() {
    return new Reply(status, headers, getContentAsByteArray());
  }

  @Override
  public void setStatus(int status) {
    this.status = status;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setContentType(@Nullable String type) {
    if (type == null) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    } else {
      headers.put(HttpHeaders.CONTENT_TYPE, type);
    }
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get(HttpHeaders.CONTENT_TYPE);
  }

  @Override
  public void addHeader(String name, String value) {
    if (Reply.has(name)) {
      headers.put(name, value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    if (Reply.has(name)) {
      headers.put(name, value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public boolean containsHeader(String name) {
    return headers.containsKey(name) || super.containsHeader(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return Reply.has(name) ? headers.get(name) : super.getHeader(name);
  }
}
