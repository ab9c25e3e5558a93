package com.sagamart.starter.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;

/// What can be seen of the relay from outside.
class RelayMetrics implements MeterBinder {

  private final RelayLifecycle relay;
  private final RelayLook look;

  RelayMetrics(RelayLifecycle relay, RelayLook look) {
    this.relay = relay;
    this.look = look;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("sagamart.relay.leader", () -> relay.isLeading() ? 1 : 0)
        .description("1 on the replica that relays, 0 on those that stand by")
        .register(registry);
    Gauge.builder("sagamart.relay.lag", this::lagSeconds)
        .description("Age of the oldest event that is not marked as published")
        .baseUnit("seconds")
        .register(registry);
  }

  private double lagSeconds() {
    try {
      return look.now().lagSeconds();
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }
}
