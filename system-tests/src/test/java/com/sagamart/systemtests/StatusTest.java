package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Management;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an operator asks of a service is answered at once, above all when something is away.
class StatusTest {

  /// What `status` waits for, and whoever scrapes metrics has no more patience.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Stack stack = Platform.stack();

  @Test
  void metricsAndHealthDoNotWaitForBrokersThatAreAway() throws Exception {
    stack.kill("kafka");
    try {
      for (String name : List.of("order-service", "wallet-service", "coupon-service")) {
        String address = stack.management(name).orElseThrow();
        assertThat(new Management(address).gauge("sagamart_relay_lag_seconds"))
            .as(name)
            .hasValueSatisfying(lag -> assertThat(lag).isNotNegative());
        assertThat(healthAt(address)).as(name).contains("\"relay\"", "\"binders\"");
      }
    } finally {
      stack.start("kafka");
    }
  }

  private static String healthAt(String address) throws IOException, InterruptedException {
    URI uri = URI.create(address + "/actuator/health");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
