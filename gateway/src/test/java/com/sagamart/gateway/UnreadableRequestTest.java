package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no HTTP client would send, written to the socket by hand.
class UnreadableRequestTest extends GatewayTest {

  private static final String END = "\r\nHost: shop\r\nConnection: close\r\n\r\n";
  private static final int MOST_HEADERS = 64;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/products/%zz HTTP/1.1",
        "GET /v1/products/% HTTP/1.1",
        "GET /v1/products?keyword=%E HTTP/1.1",
        "GET /v1/products/1|2 HTTP/1.1",
        "GET /v1/products/{id} HTTP/1.1",
        "GET /v1/products?a=<b> HTTP/1.1",
        "GET /v1/products/../wallets/1001 HTTP/1.1",
        "GET /v1/products/%2e%2e/wallets/1001 HTTP/1.1",
        "GET /v1/products/.%2E/wallets/1001 HTTP/1.1",
        "GET /v1/products/./101 HTTP/1.1",
        "GET /v1//products HTTP/1.1",
        "GET /v1/products;v=1/101 HTTP/1.1",
        "GET /v1/products/101%3Bx HTTP/1.1",
        "GET /v1/products%2F101 HTTP/1.1",
        "GET /v1/products/%5c101 HTTP/1.1",
        "GET /v1/products/%252e HTTP/1.1",
        "GET /v1/products/%3101 HTTP/1.1",
        "GET /v1/%70roducts HTTP/1.1",
        "GET /v1/products/%5Fx HTTP/1.1",
        "GET /v1/products/%7e HTTP/1.1",
        "GET /v1/products/%00 HTTP/1.1",
        "GET /v1/products/%ff HTTP/1.1",
        "GET /v1/products HTTP/9.9x",
        "GARBAGE",
        "GET /v1/products HTTP/1.1\r\nBad Header : x",
        "GET /v1/products HTTP/1.1\r\nContent-Length: many",
        "GET /v1/products HTTP/1.1\r\nContent-Length: -1",
        "GET /v1/products HTTP/1.1\r\nHost: another",
      })
  void answersInvalidRequest(String head) throws IOException {
    assertAnswersInvalidRequest(head);
  }

  @Test
  void answersInvalidRequestToATooLongLine() throws IOException {
    assertAnswersInvalidRequest("GET /v1/products?keyword=" + "x".repeat(8 * 1024) + " HTTP/1.1");
  }

  @Test
  void answersInvalidRequestToMoreHeadersThanAServiceWouldTake() throws IOException {
    String head = "GET /v1/products HTTP/1.1";
    // With the two that each of these requests has.
    assertAnswersInvalidRequest(head + "\r\nX-Many: 1".repeat(MOST_HEADERS - 1));
    assertAnswersInvalidRequest(head + "\r\na:".repeat(3_000));
    String accepted = head + "\r\nX-Many: 1".repeat(MOST_HEADERS - 2);
    assertThat(exchange(accepted + END)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void answersInvalidRequestToTooLongHeaders() throws IOException {
    assertAnswersInvalidRequest("GET /v1/products HTTP/1.1\r\nX-Long: " + "x".repeat(16 * 1024));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zz\r\n{}", "-1\r\n", "2;\u0000\r\n{}\r\n0\r\n\r\n", "ffffffffffffffffff\r\n"})
  void answersInvalidRequestAtOnceToChunksThatAreNone(String chunks) throws IOException {
    String head =
        "POST /v1/orders/checkout HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: "
            + TOKEN
            + "\r\nTransfer-Encoding: chunked\r\nHost: shop\r\n\r\n";
    String response = exchange(head + chunks);

    assertThat(response).startsWith("HTTP/1.1 400 ");
    assertErrorBody(response.substring(response.indexOf("\r\n\r\n")), ErrorCode.INVALID_REQUEST);
    assertThat(ORDER.requests()).isZero();
  }

  private void assertAnswersInvalidRequest(String head) throws IOException {
    String response = exchange(head + END);

    assertThat(response).startsWith("HTTP/1.1 400 ");
    assertThat(response.toLowerCase(Locale.ROOT))
        .contains("\r\ncontent-type: application/json\r\n")
        .containsOnlyOnce("\r\nx-trace-id: ");
    assertErrorBody(response.substring(response.indexOf("\r\n\r\n")), ErrorCode.INVALID_REQUEST);
    assertThat(INVENTORY.requests() + WALLET.requests()).isZero();
  }

  private String exchange(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
