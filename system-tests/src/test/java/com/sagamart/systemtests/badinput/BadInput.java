package com.sagamart.systemtests.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.systemtests.badinput.Wire.Reply;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that must not work.
///
/// @param sentence says what is wrong
/// @param field what the message must name, if anything
record BadInput(String sentence, Request request, ErrorCode refusal, @Nullable String field) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern KOREAN = Pattern.compile("\\p{IsHangul}");

  /// What only insiders need to know: types, libraries, SQL, hosts.
  private static final Pattern INTERNAL =
      Pattern.compile(
          "exception|stack|org\\.|java|com\\.|tools\\.|spring|jackson|hibernate|tomcat|netty|kafka"
              + "|postgres|sql|select |insert |localhost|127\\.|-service|<|null pointer",
          Pattern.CASE_INSENSITIVE);

  BadInput(String sentence, Request request, ErrorCode refusal) {
    this(sentence, request, refusal, null);
  }

  /// The same, where the message has to say which field is wrong.
  BadInput naming(String field) {
    return new BadInput(sentence, request, refusal, field);
  }

  /// Sends it, and holds the answer to the contract.
  void isRefusedBy(Wire gateway) {
    Reply reply = gateway.send(request);
    assertThat(reply.status() + " " + reply.body())
        .as(sentence)
        .startsWith(refusal.status() + " ")
        .contains("\"" + refusal + "\"");
    assertThat(reply.header("Content-Type")).as(sentence).containsExactly("application/json");
    assertThat(reply.header("X-Trace-Id"))
        .as(sentence)
        .singleElement()
        .asString()
        .matches(TRACE_ID);
    assertThat(reply.headers()).as(sentence).doesNotContainKeys("server", "x-powered-by");
    if (refusal == ErrorCode.UNAUTHENTICATED) {
      assertThat(reply.header("WWW-Authenticate")).as(sentence).containsExactly("Bearer");
    }
    hasTheContractsShape(JSON.readTree(reply.body()));
  }

  private void hasTheContractsShape(JsonNode body) {
    assertThat(body.propertyNames()).as(sentence).containsExactly("code", "message");
    assertThat(body.path("code").asString()).as(sentence).isEqualTo(refusal.name());
    String message = body.path("message").asString();
    assertThat(message).as(sentence).containsPattern(KOREAN).doesNotContainPattern(INTERNAL);
    if (field != null) {
      assertThat(message).as(sentence).endsWith("(" + field + ")");
    }
  }
}
