package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A gateway behind a load balancer that it trusts.
@TestPropertySource(
    properties = {
      "SAGAMART_RATE_LIMITS=on",
      "sagamart.gateway.limits.read=1/s burst 3",
      "sagamart.gateway.trusted-proxies=127.0.0.0/8"
    })
class TrustedProxyTest extends GatewayTest {

  @Test
  void countsEachCallerBehindTheProxyApart() {
    assertThat(IntStream.range(0, 10).map(i -> statusFor("203.0.113." + i))).containsOnly(200);
  }

  @Test
  void countsACallerByTheAddressThatItsProxySawWhateverItSaysItself() {
    assertThat(IntStream.range(0, 20).map(i -> statusFor("198.51.100." + i + ", 192.0.2.7")))
        .startsWith(200, 200, 200)
        .contains(429);
  }

  private int statusFor(String forwarded) {
    return send(to("/v1/products").header(ClientAddress.FORWARDED_FOR, forwarded)).statusCode();
  }
}
