package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReplyTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US,en;q=0.9", "fr, en;q=0.1"})
  void speaksEnglishWhereItIsAskedFor(String acceptLanguage) {
    var response = send(to("/nowhere").header("Accept-Language", acceptLanguage));

    assertThat(response.body())
        .isEqualTo(
            "{\"code\":\"NOT_FOUND\",\"message\":\"%s\"}"
                .formatted(ErrorCode.NOT_FOUND.message(Locale.ENGLISH)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "ko-KR, en;q=0.5", "fr", "*", "en;q=x", ";;"})
  void speaksKoreanOtherwise(String acceptLanguage) {
    assertAnswers(
        send(to("/nowhere").header("Accept-Language", acceptLanguage)), ErrorCode.NOT_FOUND);
  }

  @Test
  void answersHeadWithoutABody() {
    var response = send(to("/nowhere").HEAD());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void invitesNoOtherOrigins() {
    var response = send(preflight("/v1/wallets/1001"));

    assertAnswers(response, ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD, PUT");
    assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertAnswers(send(preflight("/nowhere")), ErrorCode.NOT_FOUND);
  }

  private HttpRequest.Builder preflight(String path) {
    return to(path)
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", "https://example.org")
        .header("Access-Control-Request-Method", "PUT");
  }
}
