package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What the shop answered.
///
/// @param request method and path, to say what went wrong
/// @param isReplayed whether the shop says that it has answered this before, under the same
///     idempotency key
/// @param took from sending to the last byte
public record Reply(String request, int status, JsonNode body, boolean isReplayed, Duration took) {

  private static final int FIRST_ERROR = 400;

  public boolean isError() {
    return status >= FIRST_ERROR;
  }

  /// True when this error was answered.
  public boolean refusedWith(String code) {
    return isError() && body.path("code").asString("").equals(code);
  }

  /// This reply, unless it is an error.
  public Reply orFail() {
    if (isError()) {
      throw new StackFailure("%s was answered %d %s".formatted(request, status, body));
    }
    return this;
  }

  public long number(String field) {
    return body.required(field).asLong();
  }

  public String text(String field) {
    return body.required(field).asString();
  }
}
