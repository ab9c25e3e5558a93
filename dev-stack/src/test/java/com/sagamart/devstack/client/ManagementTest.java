package com.sagamart.devstack.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManagementTest {

  @Test
  void readsAGaugeFromMetrics() {
    String metrics = "# TYPE x gauge\nsagamart_relay_lag_seconds{application=\"w\"} 0.0125\n";

    assertThat(Management.gauge("sagamart_relay_lag_seconds", metrics)).contains(0.0125);
    assertThat(Management.gauge("sagamart_relay_lag", metrics)).isEmpty();
    assertThat(Management.gauge("x", "# nothing\n")).isEmpty();
  }
}
