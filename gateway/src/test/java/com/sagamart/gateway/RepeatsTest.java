package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Services that hang up, and how much the gateway troubles them further. Fewer requests fail than
/// a breaker opens for, and hardly anything is saved.
@TestPropertySource(
    properties = {
      "sagamart.gateway.repeats.saved=5",
      "sagamart.gateway.repeats.per-second=1",
      "sagamart.gateway.repeats.pause=10ms"
    })
@DirtiesContext
class RepeatsTest extends GatewayTest {

  private static final String ORDERS = "/v1/orders/7000001";
  private static final String WALLET_OF_1001 = "/v1/wallets/1001";
  private static final int SAVED = 5;
  private static final int READS = 18;

  @Autowired private MeterRegistry metrics;

  @BeforeEach
  void theOrderServiceHangsUp() {
    ORDER.answers(HttpExchange::close);
  }

  @Test
  void asksAServiceInTroubleALittleMoreAndNotSeveralTimesAsMuch() {
    long begin = System.nanoTime();
    for (int i = 0; i < READS; i++) {
      assertAnswers(get(ORDERS), ErrorCode.SERVICE_UNAVAILABLE);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;

    int repeats = ORDER.requests() - READS;
    assertThat(repeats).isBetween(SAVED, SAVED + READS / 5 + (int) seconds);
    assertThat(counted("sagamart.reads.repeated", "order")).isEqualTo(repeats);
    assertThat(counted("sagamart.reads.not.repeated", "order")).isPositive();

    WALLET.answers(hangsUpOnce());
    assertThat(get(WALLET_OF_1001).statusCode()).as("another service's read").isEqualTo(200);
    assertThat(counted("sagamart.reads.repeated", "wallet")).isOne();
    assertThat(counted("sagamart.reads.not.repeated", "wallet")).isZero();
  }

  private static HttpHandler hangsUpOnce() {
    var asked = new AtomicInteger();
    return exchange -> {
      if (asked.incrementAndGet() == 1) {
        exchange.close();
      } else {
        StubService.send(exchange, 200, "wallet");
      }
    };
  }

  private double counted(String name, String service) {
    return metrics.get(name).tag("service", service).counter().count();
  }
}
