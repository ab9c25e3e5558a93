package com.sagamart.starter.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// What can be seen of the relay from outside.
class RelayMetrics implements MeterBinder {

  private static final String LAG =
      """
      SELECT coalesce(extract(epoch FROM now() - min(occurred_at)), 0) FROM outbox
      WHERE published_at IS NULL
      """;

  private final RelayLifecycle relay;
  private final JdbcTemplate jdbc;

  RelayMetrics(RelayLifecycle relay, JdbcTemplate jdbc) {
    this.relay = relay;
    this.jdbc = jdbc;
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
      Double lag = jdbc.queryForObject(LAG, Double.class);
      return lag == null ? 0 : Math.max(0, lag);
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }
}
