package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A crowd that comes at once, to a service that answers nobody before all are there.
@TestPropertySource(properties = "sagamart.gateway.limits.enabled=off")
class AllAtOnceTest extends GatewayTest {

  private static final int CROWD = 300;

  @Test
  void lettingInACrowdThatComesAtOnceIsNoOverload() {
    var allAreThere = new CountDownLatch(CROWD);
    ORDER.answers(
        exchange -> {
          allAreThere.countDown();
          StubService.send(exchange, isComplete(allAreThere) ? 201 : 500, "paid");
        });

    List<CompletableFuture<HttpResponse<String>>> crowd =
        IntStream.range(0, CROWD)
            .mapToObj(
                _ ->
                    CLIENT.sendAsync(
                        signedInTo("/v1/orders/checkout")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                        BodyHandlers.ofString()))
            .toList();

    assertThat(crowd).allMatch(it -> it.join().statusCode() == 201);
  }

  private static boolean isComplete(CountDownLatch crowd) {
    try {
      return crowd.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
