package com.sagamart.systemtests.trace;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.OwnStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// On a stack of its own, for the programs of others tell nobody what they do.
@Tag(OwnStack.TAG)
class TracesTest {

  private static final int PORT_OFFSET = 5_000;
  private static final Duration SENT = Duration.ofSeconds(20);
  private static final Set<String> PROGRAMS =
      Set.of(
          "gateway",
          "order-service",
          "inventory-service",
          "coupon-service",
          "wallet-service",
          "ranking-service");

  private static Receiver receiver;
  private static Stack stack;

  @BeforeAll
  static void everyProgramTells() throws IOException {
    receiver = new Receiver();
    stack =
        Stack.at(
            Path.of("target", "traced").toAbsolutePath(),
            PORT_OFFSET,
            Map.of("SAGAMART_TRACES", receiver.address(), "SAGAMART_RATE_LIMITS", "off"));
    stack.up(true);
  }

  @AfterAll
  static void stop() {
    stack.down();
    receiver.close();
  }

  @Test
  void oneCheckoutIsOneTraceThroughAllPrograms() throws Exception {
    String traceId = buyWithACoupon();

    await()
        .atMost(SENT)
        .untilAsserted(
            () ->
                assertThat(receiver.of(traceId))
                    .extracting(ReceivedSpan::program)
                    .containsAll(PROGRAMS));
    List<ReceivedSpan> trace = receiver.of(traceId);
    Map<String, ReceivedSpan> byId =
        trace.stream().collect(toMap(ReceivedSpan::id, Function.identity()));
    assertThat(trace)
        .filteredOn(it -> it.parent().isEmpty())
        .extracting(ReceivedSpan::name)
        .containsExactly("POST /v1/orders/checkout");
    assertThat(trace)
        .filteredOn(it -> !it.parent().isEmpty())
        .allSatisfy(it -> assertThat(byId).containsKey(it.parent()));
    assertThat(trace)
        .filteredOn(it -> it.program().equals("wallet-service"))
        .extracting(it -> it.name() + " after " + requireNonNull(byId.get(it.parent())).program())
        .contains("COUPON_APPLIED after coupon-service");
  }

  private static String buyWithACoupon() throws IOException, InterruptedException {
    Admin admin = new Admin(stack.shop(), stack.tokens());
    Customer customer = admin.customerWith(100_000);
    long product = admin.product(1_000, 10);
    long coupon =
        customer.claim(admin.coupon(Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000)));
    String order =
        """
        {"userId": %d, "couponIssueId": %d, "items": [{"productId": %d, "qty": 1}]}"""
            .formatted(customer.id(), coupon, product);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> paid =
          http.send(
              HttpRequest.newBuilder(URI.create(stack.gateway() + "/v1/orders/checkout"))
                  .header("Authorization", "Bearer " + customer.token())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(order))
                  .build(),
              BodyHandlers.ofString());
      assertThat(paid.body()).contains("\"PAID\"");
      return paid.headers().firstValue("X-Trace-Id").orElseThrow();
    }
  }
}
