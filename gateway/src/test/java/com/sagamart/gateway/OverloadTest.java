package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A route that takes three at a time, and a service that answers when it is told to.
@TestPropertySource(
    properties = {
      "sagamart.gateway.overload.most=3",
      "sagamart.gateway.overload.fewest=3",
      "sagamart.gateway.response=30s"
    })
class OverloadTest extends GatewayTest {

  private static final String CHECKOUT = "/v1/orders/checkout";
  private static final int SURPLUS = 50;

  @Autowired private MeterRegistry metrics;

  @Test
  void refusesAtOnceWhatARouteCannotTakeAndTakesTheNextWhenThereIsRoom() {
    var answer = new CountDownLatch(1);
    ORDER.answers(
        exchange -> {
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          StubService.send(exchange, 201, "paid");
        });
    List<CompletableFuture<HttpResponse<String>>> taken =
        crowd(3, signedInTo(CHECKOUT).POST(BodyPublishers.ofString("{}")));
    await().until(() -> ORDER.requests() == 3);

    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < SURPLUS; i++) {
      long begin = System.nanoTime();
      var refused = post(CHECKOUT, "{}");
      quickest = Math.min(quickest, System.nanoTime() - begin);
      assertAnswers(refused, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
    }
    assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(100));
    assertThat(get("/v1/products/101").statusCode()).as("another route").isEqualTo(200);
    assertThat(metrics.get("sagamart.route.overloaded").tag("uri", CHECKOUT).counter().count())
        .isEqualTo(SURPLUS);

    answer.countDown();
    assertThat(taken).allMatch(it -> it.join().statusCode() == 201);
    await().until(() -> post(CHECKOUT, "{}").statusCode() == 201);
  }
}
