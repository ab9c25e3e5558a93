package com.sagamart.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/// What came back. It is as the document says: that was checked on its way here.
///
/// @param text the body, byte for byte
record Answer(Operation operation, int status, HttpHeaders headers, String text, JsonNode body) {

  /// The body of a success with exactly this status.
  JsonNode ok(int expected) {
    assertThat(status).as("%s answered %s", operation, text).isEqualTo(expected);
    return body;
  }

  /// Says that this is exactly this error.
  Answer refusedWith(ErrorCode code) {
    assertThat(body.path("code").asString(text)).as("code of %s", operation).isEqualTo(code.name());
    assertThat(status).as("status of %s", code).isEqualTo(code.status());
    return this;
  }

  /// Says that the message names this.
  Answer naming(String field) {
    assertThat(body.path("message").asString()).contains("(" + field + ")");
    return this;
  }

  boolean has(String header) {
    return headers.firstValue(header).isPresent();
  }

  String header(String name) {
    return headers
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(name + " is missing in the answer of " + operation));
  }
}
