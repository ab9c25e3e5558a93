package com.sagamart.starter.duty;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether this replica takes part, and does not just answer. It is part of readiness, so that a
/// new version that cannot is noticed before it replaces the one that can. What all replicas share,
/// such as brokers that are away, is none of it: that would make all of them unready at once.
class DutiesHealth implements HealthIndicator {

  private final List<Duty> duties;

  DutiesHealth(List<Duty> duties) {
    this.duties = List.copyOf(duties);
  }

  @Override
  public Health health() {
    boolean isWell = duties.stream().allMatch(Duty::isAttendedTo);
    Health.Builder health = isWell ? Health.up() : Health.down();
    duties.forEach(it -> health.withDetail(it.duty(), it.isAttendedTo()));
    return health.build();
  }
}
