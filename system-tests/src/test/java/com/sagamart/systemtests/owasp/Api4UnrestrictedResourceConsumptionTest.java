package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.get;
import static com.sagamart.systemtests.owasp.Knock.post;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What one request may cost is bounded, at the gateway and behind it. How many requests there may
/// be is for the gateway's own tests: here all limits on that are off.
class Api4UnrestrictedResourceConsumptionTest {

  private static final int TOO_LARGE = 65_537;
  private static final int DEEP = 20_000;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Customer customer = new Admin().customerWith(1);

  @Test
  void aBodyHasABound() {
    String body = "{\"amount\":1" + " ".repeat(TOO_LARGE) + "}";
    for (String door : List.of(Knock.GATEWAY, Knock.WALLET)) {
      assertThat(charge(body).at(door).status()).as(door).isEqualTo(413);
    }
  }

  @Test
  void headersAndPathsHaveABound() {
    assertThat(get("/v1/products").with("X-Many", "a".repeat(17_000)).status()).isEqualTo(400);
    assertThat(get("/v1/products/" + "1".repeat(9_000)).status()).isEqualTo(400);
  }

  @Test
  void aPageHasABound() {
    for (String door : List.of(Knock.GATEWAY, Knock.INVENTORY)) {
      assertThat(get("/v1/products?limit=100").at(door).status()).isEqualTo(200);
      assertThat(get("/v1/products?limit=101").at(door).status()).isEqualTo(400);
      assertThat(get("/v1/products?limit=2147483647").at(door).status()).isEqualTo(400);
      assertThat(get("/v1/products?keyword=" + "a".repeat(101)).at(door).status()).isEqualTo(400);
    }
    assertThat(get("/v1/products/top?days=31").status()).isEqualTo(400);
    assertThat(get("/v1/products/top?limit=101").status()).isEqualTo(400);
  }

  @Test
  void aCartHasABound() {
    String lines =
        LongStream.rangeClosed(1, 101)
            .mapToObj("{\"productId\":%d,\"qty\":1}"::formatted)
            .collect(joining(","));
    String cart = "{\"userId\":%d,\"items\":[%s]}".formatted(customer.id(), lines);
    assertThat(post("/v1/orders/checkout", cart).by(customer.token()).status()).isEqualTo(400);
  }

  @Test
  void nestingWithoutEndIsRefusedAtOnce() {
    Instant begin = Instant.now();
    assertThat(charge("[".repeat(DEEP)).status()).isEqualTo(400);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
  }

  private Knock charge(String body) {
    return post("/v1/wallets/" + customer.id() + "/charge", body).by(customer.token());
  }
}
