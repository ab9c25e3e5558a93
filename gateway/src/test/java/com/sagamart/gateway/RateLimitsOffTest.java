package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The gateway that all other tests share runs with `SAGAMART_RATE_LIMITS=off`.
class RateLimitsOffTest extends GatewayTest {

  @Test
  void letAUserAskWithoutEnd() {
    assertThat(IntStream.range(0, 100).map(_ -> post("/v1/wallets/1001/charge", "{}").statusCode()))
        .containsOnly(200);
  }
}
