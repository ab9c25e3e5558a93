package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that end in Tomcat.
class TomcatRefusalsTest extends WebSlice {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/notes/% HTTP/1.1",
        "GET /v1/notes/%zz HTTP/1.1",
        "GET /v1/notes/%00 HTTP/1.1",
        "GET /v1/notes%2F1 HTTP/1.1",
        "GET /v1/notes/{id} HTTP/1.1",
        "GET /v1/notes?a[]=1 HTTP/1.1",
        "GET /v1/notes/\u00ff HTTP/1.1",
        "GET v1/notes HTTP/1.1",
        "GET /v1/notes HTTP/9.9",
        "GET /v1/notes HTTP/1.1x",
        "G@T /v1/notes HTTP/1.1",
        "CONNECT shop:443 HTTP/1.1",
        "GARBAGE /v1/notes HTTP/1.1\r\nBad : header",
        "GET /v1/notes HTTP/1.1\r\nBad",
        "GET /v1/notes HTTP/1.1\r\nBad: \u0000",
        "GET /v1/notes HTTP/1.1\r\nHost: twice",
        "POST /v1/notes HTTP/1.1\r\nContent-Length: many",
        "POST /v1/notes HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
        "POST /v1/notes HTTP/1.1\r\nTransfer-Encoding: gzip",
        "POST /v1/notes HTTP/1.1\r\nExpect: much",
      })
  void areInvalidInTheShapeOfEveryError(String head) {
    refuses(
        (head + "\r\nHost: shop\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1),
        ErrorCode.INVALID_REQUEST);
  }

  @Test
  void tooManyHeadersAreInvalid() {
    handles(request("GET /v1/notes", "X-One: 1\r\n".repeat(90), new byte[0]));
    nothingWasHandled();
    refuses(
        request("GET /v1/notes", "X-One: 1\r\n".repeat(200), new byte[0]),
        ErrorCode.INVALID_REQUEST);
  }

  @Test
  void headersMayBeLongerThanTheGatewayLetsThroughAndNotMuchLonger() {
    handles(request("GET /v1/notes", "X-Long: " + "x".repeat(28 * 1024) + "\r\n", new byte[0]));
    nothingWasHandled();
    refuses(
        request("GET /v1/notes", "X-Long: " + "x".repeat(40 * 1024) + "\r\n", new byte[0]),
        ErrorCode.INVALID_REQUEST);
  }

  @Test
  void areToldInTheLanguageAndTraceOfTheRequest() {
    String headers =
        "Accept-Language: en\r\ntraceparent: 00-%s-00f067aa0ba902b7-01\r\n".formatted(TRACE_ID);
    assertThat(exchange(request("GET /v1/notes/%00", headers, new byte[0])))
        .contains("The request is not valid.")
        .contains("X-Trace-Id: " + TRACE_ID);
  }

  @Test
  void aMethodThatNobodyAnswersIsNotAllowed() {
    for (String method : new String[] {"TRACE", "FOO", "DELETE"}) {
      refuses(request(method + " /v1/notes", "", new byte[0]), ErrorCode.METHOD_NOT_ALLOWED);
    }
  }
}
