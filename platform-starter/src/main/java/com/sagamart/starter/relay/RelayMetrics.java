package com.sagamart.starter.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
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
    Gauge.builder("sagamart.relay.lag", seen(RelayLook.Standing::lagSeconds))
        .description("Age of the oldest event that is not marked as published")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("sagamart.relay.slot.active", seen(it -> it.slot() == SlotState.ACTIVE ? 1 : 0))
        .description("1 while somebody reads from the slot")
        .register(registry);
    Gauge.builder("sagamart.relay.wal.retained", seen(RelayLook.Standing::retainedBytes))
        .description("What the server keeps of its log for the slot")
        .baseUnit("bytes")
        .register(registry);
  }

  /// Not a number while the database does not answer.
  private Supplier<Number> seen(ToDoubleFunction<RelayLook.Standing> what) {
    return () -> {
      try {
        return what.applyAsDouble(look.now());
      } catch (DataAccessException e) {
        return Double.NaN;
      }
    };
  }
}
