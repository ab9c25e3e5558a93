package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.error.ErrorCode;
import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A crowd that comes at once, to routes that let a few in at a time.
@TestPropertySource(
    properties = {
      "sagamart.gateway.limits.enabled=off",
      "sagamart.gateway.overload.fewest=20",
      "sagamart.gateway.overload.grace=5s",
      "sagamart.gateway.response=30s"
    })
class AllAtOnceTest extends GatewayTest {

  private static final int FEWEST = 20;
  private static final int CROWD = 300;

  @Autowired private MeterRegistry metrics;

  @Test
  void everybodyIsAnsweredButAFewAtATime() {
    var answer = new CountDownLatch(1);
    ORDER.answers(exchange -> sendWhen(answer, exchange, 201));
    List<CompletableFuture<HttpResponse<String>>> crowd = crowd(CROWD, checkout());
    await().until(() -> waiting("/v1/orders/checkout") == CROWD - FEWEST);
    assertThat(ORDER.requests()).isLessThanOrEqualTo(FEWEST);

    answer.countDown();

    assertThat(crowd).allMatch(it -> it.join().statusCode() == 201);
  }

  @Test
  void whoeverHasWaitedForTheGraceIsRefused() {
    var answer = new CountDownLatch(1);
    INVENTORY.answers(exchange -> sendWhen(answer, exchange, 200));
    List<CompletableFuture<HttpResponse<String>>> taken =
        crowd(FEWEST, signedInTo("/v1/products/101"));
    await().until(() -> INVENTORY.requests() == FEWEST);

    var refused = get("/v1/products/101");

    assertAnswers(refused, ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
    assertThat(waiting("/v1/products/{productId}")).isZero();
    answer.countDown();
    assertThat(taken).allMatch(it -> it.join().statusCode() == 200);
    assertThat(INVENTORY.requests()).as("what was refused never came").isEqualTo(FEWEST);
  }

  private HttpRequest.Builder checkout() {
    return signedInTo("/v1/orders/checkout").POST(BodyPublishers.ofString("{}"));
  }

  private double waiting(String route) {
    return metrics.get("sagamart.route.waiting").tag("uri", route).gauge().value();
  }

  private static void sendWhen(CountDownLatch answer, HttpExchange exchange, int status)
      throws IOException {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    StubService.send(exchange, status, "here");
  }
}
