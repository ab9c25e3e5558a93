package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest extends GatewayTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-Forwarded-Anything",
        "Forwarded",
        "X-User-Id",
        "x-USER-roles",
        "X-Internal-Secret"
      })
  void dropsHeadersThatOnlyInsidersMaySet(String name) {
    assertThat(send(signedInTo("/v1/wallets/1001").header(name, "1002")).statusCode())
        .isEqualTo(200);

    assertThat(WALLET.lastRequest().header(name)).isEmpty();
  }

  @Test
  void passesOtherHeadersOnWithEveryValue() {
    send(
        signedInTo("/v1/orders/7000001")
            .header("Idempotency-Key", "\"k-1\"")
            .header("Prefer", "respond-async")
            .header("Accept-Language", "en, ko;q=0.5")
            .header("X-Many", "a")
            .header("X-Many", "b"));

    var received = ORDER.lastRequest();
    assertThat(received.header("Idempotency-Key")).containsExactly("\"k-1\"");
    assertThat(received.header("Prefer")).containsExactly("respond-async");
    assertThat(received.header("Accept-Language")).containsExactly("en, ko;q=0.5");
    assertThat(received.header("X-Many")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void leavesItToTheServiceWhetherAnIdempotencyKeyIsOne() {
    send(
        signedInTo("/v1/orders/7000001")
            .header("Idempotency-Key", "")
            .header("Idempotency-Key", "k-2"));

    assertThat(ORDER.lastRequest().header("Idempotency-Key")).containsExactlyInAnyOrder("", "k-2");
  }

  @Test
  void passesAServicesHeadersOn() {
    ORDER.answers(
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.add("Location", "/v1/orders/7000001");
          headers.add("Retry-After", "1");
          headers.add("Content-Type", "application/json");
          headers.add("Preference-Applied", "respond-async");
          headers.add("Idempotent-Replayed", "true");
          headers.add("X-Twice", "a");
          headers.add("X-Twice", "b");
          StubService.send(exchange, 202, "{}");
        });

    var headers = post("/v1/orders/checkout", "{}").headers();

    assertThat(headers.allValues("Location")).containsExactly("/v1/orders/7000001");
    assertThat(headers.allValues("Retry-After")).containsExactly("1");
    assertThat(headers.allValues("Content-Type")).containsExactly("application/json");
    assertThat(headers.allValues("Preference-Applied")).containsExactly("respond-async");
    assertThat(headers.allValues("Idempotent-Replayed")).containsExactly("true");
    assertThat(headers.allValues("X-Twice")).containsExactly("a", "b");
  }

  @Test
  void doesNotTellWhatRunsInside() {
    ORDER.answers(
        exchange -> {
          exchange.getResponseHeaders().add("Server", "inside/1.2.3");
          exchange.getResponseHeaders().add("X-Powered-By", "inside/1.2.3");
          StubService.send(exchange, 200, "{}");
        });

    assertThat(get("/v1/orders/7000001").headers().map())
        .doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void passesARequestsHopByHopHeadersNoFurther() {
    send(signedInTo("/v1/orders/7000001").header("TE", "trailers").header("Keep-Alive", "9"));

    assertThat(ORDER.lastRequest().header("TE")).isEmpty();
    assertThat(ORDER.lastRequest().header("Keep-Alive")).isEmpty();
  }

  @Test
  void continuesTheClientsTrace() {
    var response =
        send(
            signedInTo("/v1/wallets/1001")
                .header("traceparent", TRACE)
                .header("tracestate", "shop=1"));

    assertThat(WALLET.lastRequest().header("traceparent")).containsExactly(TRACE);
    assertThat(WALLET.lastRequest().header("tracestate")).containsExactly("shop=1");
    assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(TRACE_ID);
  }

  @Test
  void startsATraceWhereTheClientHasNone() {
    var response = get("/v1/wallets/1001");

    var trace = WALLET.lastRequest().header("traceparent");
    assertThat(trace).singleElement().asString().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(response.headers().allValues("X-Trace-Id"))
        .containsExactly(trace.getFirst().substring(3, 35));
  }

  @Test
  void startsATraceOfItsOwnWhereTheClientsIsNotValid() {
    send(
        signedInTo("/v1/wallets/1001")
            .header("traceparent", TRACE + "-more")
            .header("tracestate", "shop=1"));

    assertThat(WALLET.lastRequest().header("traceparent"))
        .singleElement()
        .asString()
        .doesNotContain(TRACE_ID);
    assertThat(WALLET.lastRequest().header("tracestate")).isEmpty();
  }

  @Test
  void answersOneTraceIdAlsoWhenTheServiceAnswersOne() {
    WALLET.answers(
        exchange -> {
          exchange.getResponseHeaders().add("X-Trace-Id", TRACE_ID);
          StubService.send(exchange, 200, "{}");
        });

    var response = send(signedInTo("/v1/wallets/1001").header("traceparent", TRACE));

    assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(TRACE_ID);
  }
}
