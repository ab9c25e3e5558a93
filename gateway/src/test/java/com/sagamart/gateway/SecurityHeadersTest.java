package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/products",
        "/v1/wallets/1001",
        "/nowhere",
        "/v1//x",
        "/docs",
        "/openapi.json"
      })
  void standOnEveryAnswerOnce(String path) {
    assertSecured(send(to(path)));
    assertSecured(get(path));
  }

  @Test
  void standAlsoOnTheAnswerToWhatIsNoRequest() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .containsIgnoringCase("x-content-type-options: nosniff")
          .containsIgnoringCase("x-frame-options: DENY")
          .containsIgnoringCase("referrer-policy: no-referrer")
          .containsIgnoringCase("cache-control: no-store");
    }
  }

  @Test
  void replaceWhatAServiceSays() {
    WALLET.answers(
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.add("Cache-Control", "public, max-age=600");
          headers.add("X-Frame-Options", "ALLOWALL");
          headers.add("Content-Security-Policy", "default-src *");
          StubService.send(exchange, 200, "{}");
        });

    var answer = get("/v1/wallets/1001");

    assertSecured(answer);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void letABrowserKeepThePagesThatItAsksAfter() {
    assertThat(send(to("/docs")).headers().allValues("Cache-Control")).containsExactly("no-cache");
  }

  private static void assertSecured(HttpResponse<String> answer) {
    var headers = answer.headers();
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(headers.allValues("Cache-Control")).hasSize(1);
    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }
}
