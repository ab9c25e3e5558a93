package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;

/// What a plan writes and keeps, in bytes.
record Storage(Plan plan, Costs costs) {

  private static final double DAY = Duration.ofDays(1).toSeconds();

  /// In a second, by all databases.
  double wal() {
    return Arrays.stream(Participant.values()).mapToDouble(this::wal).sum();
  }

  /// In a second, by all databases of a service.
  double wal(Participant service) {
    return plan.rate() * costs.walBytes(service, plan.traffic());
  }

  /// In a second, to the brokers of all copies.
  double topics() {
    return Arrays.stream(Topic.values()).mapToDouble(this::topic).sum();
  }

  private double topic(Topic topic) {
    return plan.rate()
        * plan.traffic().records(topic)
        * costs.recordBytes()
        * Premise.COPIES.value();
  }

  /// That topics hold once their oldest records are dropped as fast as new ones come.
  double kept() {
    return Arrays.stream(Topic.values())
        .mapToDouble(it -> topic(it) * it.retention().toSeconds())
        .map(bytes -> bytes * Premise.MEAN_OF_PEAK.value())
        .sum();
  }

  /// By which all databases grow in a day, at most: nothing comes to stay that is not in the log.
  double growth() {
    return wal() * Premise.MEAN_OF_PEAK.value() * DAY;
  }
}
