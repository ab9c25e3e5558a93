package com.sagamart.starter.relay;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;

/// Whether events leave the service. It is no part of readiness or liveness: a replica that stands
/// by, or whose brokers are away, still answers its callers.
class RelayHealth implements HealthIndicator {

  private final BooleanSupplier isLeading;
  private final RelayLook look;
  private final Duration maxLag;

  RelayHealth(BooleanSupplier isLeading, RelayLook look, Duration maxLag) {
    this.isLeading = isLeading;
    this.look = look;
    this.maxLag = maxLag;
  }

  @Override
  public Health health() {
    try {
      RelayLook.Standing now = look.now();
      boolean isWell = now.slot().isUsable() && now.lagSeconds() <= maxLag.toMillis() / 1e3;
      return (isWell ? Health.up() : Health.down())
          .withDetail("role", isLeading.getAsBoolean() ? "LEADER" : "STANDBY")
          .withDetail("lagSeconds", now.lagSeconds())
          .withDetail("slot", now.slot())
          .withDetail("retainedWalBytes", now.retainedBytes())
          .build();
    } catch (DataAccessException e) {
      return Health.unknown().withException(e).build();
    }
  }
}
