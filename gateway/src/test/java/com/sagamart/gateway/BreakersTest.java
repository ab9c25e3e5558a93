package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.error.ErrorCode;
import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A service that hangs up on everybody, and the rest of the shop.
@TestPropertySource(properties = "sagamart.gateway.breaker-pause=3s")
@DirtiesContext
class BreakersTest extends GatewayTest {

  private static final String CHECKOUT = "/v1/orders/checkout";
  private static final int TIMES = 60;

  @Autowired private MeterRegistry metrics;

  @Test
  void leavesADeadServiceInPeaceUntilItIsBackWhileTheRestWorks() {
    assertThat(Service.values())
        .as("before the first request")
        .allMatch(service -> is("closed", service.title()));
    ORDER.answers(HttpExchange::close);

    for (int i = 0; i < TIMES; i++) {
      assertAnswers(post(CHECKOUT, "{}"), ErrorCode.SERVICE_UNAVAILABLE);
    }
    assertThat(ORDER.requests()).as("requests that it was troubled with").isLessThan(TIMES / 2);
    assertThat(get("/v1/wallets/1001").statusCode()).as("the rest").isEqualTo(200);
    assertThat(is("open", "order")).isTrue();
    assertThat(is("closed", "wallet")).isTrue();
    assertThat(refused("order")).isPositive();

    ORDER.answers(201, "paid");
    await().until(() -> post(CHECKOUT, "{}").statusCode() == 201);
    for (int i = 0; i < TIMES; i++) {
      assertThat(post(CHECKOUT, "{}").statusCode()).isEqualTo(201);
    }
    assertThat(is("closed", "order")).isTrue();
  }

  @Test
  void aCrowdWaitsWhileAFewTryWhetherTheServiceIsBack() {
    ORDER.answers(HttpExchange::close);
    for (int i = 0; i < TIMES; i++) {
      post(CHECKOUT, "{}");
    }
    assertThat(is("open", "order")).isTrue();
    ORDER.answers(201, "paid");
    await().until(() -> post(CHECKOUT, "{}").statusCode() == 201);
    assertThat(is("half_open", "order")).isTrue();

    List<CompletableFuture<HttpResponse<String>>> crowd =
        crowd(TIMES, signedInTo(CHECKOUT).POST(BodyPublishers.ofString("{}")));

    assertThat(crowd).allMatch(it -> it.join().statusCode() == 201);
    assertThat(is("closed", "order")).isTrue();
  }

  private boolean is(String state, String service) {
    return metrics
            .get("resilience4j.circuitbreaker.state")
            .tags("name", service, "state", state)
            .gauge()
            .value()
        == 1;
  }

  private double refused(String service) {
    return metrics
        .get("resilience4j.circuitbreaker.not.permitted.calls")
        .tag("name", service)
        .counter()
        .count();
  }
}
