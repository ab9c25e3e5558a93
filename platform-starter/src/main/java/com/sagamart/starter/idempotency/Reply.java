package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a client is answered, byte for byte.
final class Reply {

  /// The headers that belong to the reply; the others belong to the request at hand, such as its
  /// trace.
  private static final Set<String> HEADERS =
      Set.of("content-type", "location", "retry-after", "preference-applied");

  static final String REPLAYED = "Idempotent-Replayed";
  private static final int FIRST_FAILURE = 500;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static boolean has(String header) {
    return HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }

  /// Whether something was broken or away, so that the request is not answered yet.
  boolean isFailure() {
    return isFailure(status);
  }

  /// A service says 504 of an order that its deadline has cancelled: that is what became of the
  /// request, now and whenever it is asked again.
  static boolean isFailure(int status) {
    return status >= FIRST_FAILURE && status != ErrorCode.TIMEOUT.status();
  }

  Reply asReplay() {
    Map<String, String> marked = new LinkedHashMap<>(headers);
    marked.put(REPLAYED, "true");
    return new Reply(status, marked, body);
  }

  void sendTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
