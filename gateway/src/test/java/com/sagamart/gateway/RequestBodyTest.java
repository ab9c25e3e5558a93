package com.sagamart.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class RequestBodyTest extends GatewayTest {

  private static final int LIMIT = 64 * 1024;

  @Test
  void passesABodyOnThatJustFits() {
    var response = post("/v1/orders/checkout", "x".repeat(LIMIT));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(ORDER.lastRequest().body()).hasSize(LIMIT);
  }

  @Test
  void passesAChunkedBodyOnThatJustFits() {
    var response = send(signedInTo("/v1/orders/checkout").POST(chunked(LIMIT)));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(ORDER.lastRequest().body()).hasSize(LIMIT);
  }

  @Test
  void refusesABodyOneByteTooLarge() {
    assertAnswers(post("/v1/orders/checkout", "x".repeat(LIMIT + 1)), ErrorCode.PAYLOAD_TOO_LARGE);
    assertThat(ORDER.requests()).isZero();
  }

  @Test
  void refusesAChunkedBodyOneByteTooLarge() {
    assertAnswers(
        send(signedInTo("/v1/orders/checkout").POST(chunked(LIMIT + 1))),
        ErrorCode.PAYLOAD_TOO_LARGE);
    assertThat(ORDER.requests()).isZero();
  }

  @Test
  void refusesAHugeBodyInBothForms() {
    assertAnswers(
        post("/v1/orders/checkout", "x".repeat(200 * LIMIT)), ErrorCode.PAYLOAD_TOO_LARGE);
    assertAnswers(
        send(signedInTo("/v1/orders/checkout").POST(chunked(200 * LIMIT))),
        ErrorCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void waitsOnlySoLongForAClientThatDribbles() throws IOException {
    String head =
        "POST /v1/orders/checkout HTTP/1.1\r\nHost: shop\r\nAuthorization: %s\r\n".formatted(TOKEN);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + "Content-Length: 10\r\n\r\n{").getBytes(UTF_8));

      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(reader.readLine()).startsWith("HTTP/1.1 400 ");
    }
    assertThat(ORDER.requests()).isZero();
  }

  @Test
  void asksForATokenBeforeItLooksAtTheBody() {
    assertAnswers(
        send(to("/v1/orders/checkout").POST(chunked(LIMIT + 1))), ErrorCode.UNAUTHENTICATED);
  }

  private static BodyPublisher chunked(int size) {
    byte[] body = "x".repeat(size).getBytes(UTF_8);
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }
}
