package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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
  void asksForATokenBeforeItLooksAtTheBody() {
    assertAnswers(
        send(to("/v1/orders/checkout").POST(chunked(LIMIT + 1))), ErrorCode.UNAUTHENTICATED);
  }

  private static BodyPublisher chunked(int size) {
    byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }
}
