package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sun.net.httpserver.HttpExchange;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UnavailableServiceTest extends GatewayTest {

  @Test
  void answersServiceUnavailableWhileAServiceIsDown() {
    INVENTORY.close();
    try {
      var response = get("/v1/products/101");

      assertAnswers(response, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
    } finally {
      INVENTORY.restart();
    }
    assertThat(get("/v1/products/101").statusCode()).isEqualTo(200);
  }

  @Test
  void answersServiceUnavailableWhenAServiceHangsUpInsteadOfAnswering() {
    ORDER.answers(HttpExchange::close);

    assertAnswers(post("/v1/orders/checkout", "{}"), ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(ORDER.requests()).as("a write is never sent twice").isOne();
  }

  @Test
  void answersTimeoutWhenAServiceStaysSilent() {
    var testIsOver = new CountDownLatch(1);
    ORDER.answers(
        _ -> {
          try {
            testIsOver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      assertAnswers(post("/v1/orders/checkout", "{}"), ErrorCode.TIMEOUT);
      assertThat(ORDER.requests()).as("a write is never sent twice").isOne();
    } finally {
      testIsOver.countDown();
    }
  }

  @Test
  void writesToARestartedServiceWithoutAnError() {
    assertThat(post("/v1/wallets/1001/charge", "{}").statusCode()).isEqualTo(200);

    for (int restarts = 0; restarts < 5; restarts++) {
      WALLET.restart();
      assertThat(post("/v1/wallets/1001/charge", "{}").statusCode()).isEqualTo(200);
    }
    assertThat(WALLET.requests()).isEqualTo(6);
  }
}
