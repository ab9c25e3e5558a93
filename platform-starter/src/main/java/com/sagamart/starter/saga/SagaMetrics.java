package com.sagamart.starter.saga;

import com.sagamart.contracts.wire.EventType;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/// What can be seen of the dispatch from outside.
class SagaMetrics {

  private final MeterRegistry registry;
  private final Timer batches;
  private final DistributionSummary batchSizes;

  SagaMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.batches =
        Timer.builder("sagamart.saga.batch")
            .description("Time from a polled batch to its commit")
            .publishPercentileHistogram()
            .register(registry);
    this.batchSizes =
        DistributionSummary.builder("sagamart.saga.batch.size")
            .description("Events in one transaction")
            .register(registry);
  }

  void timeBatch(int size, Runnable work) {
    batchSizes.record(size);
    batches.record(work);
  }

  void count(List<Delivery> received, List<Delivery> taken) {
    taken.forEach(
        delivery ->
            registry
                .counter(
                    "sagamart.saga.events",
                    "type",
                    EventType.of(delivery.said().event().getClass()))
                .increment());
    registry.counter("sagamart.saga.duplicates").increment(received.size() - taken.size());
  }

  void countDeadLetter() {
    registry.counter("sagamart.saga.dead.letters").increment();
  }
}
