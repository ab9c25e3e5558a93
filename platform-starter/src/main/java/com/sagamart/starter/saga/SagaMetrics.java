package com.sagamart.starter.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What can be seen of the dispatch from outside.
class SagaMetrics {

  private final Map<Class<? extends PlatformEvent>, Counter> events = new ConcurrentHashMap<>();
  private final Function<Class<? extends PlatformEvent>, Counter> make;
  private final Timer batches;
  private final DistributionSummary batchSizes;
  private final Counter duplicates;
  private final Counter deadLetters;

  SagaMetrics(MeterRegistry registry) {
    this.make =
        event ->
            Counter.builder("sagamart.saga.events")
                .description("Events that were taken in")
                .tag("type", EventType.of(event))
                .register(registry);
    this.batches =
        Timer.builder("sagamart.saga.batch")
            .description("Time from a polled batch to its commit")
            .publishPercentileHistogram()
            .register(registry);
    this.batchSizes =
        DistributionSummary.builder("sagamart.saga.batch.size")
            .description("Events in one transaction")
            .register(registry);
    // There from the start: an alert on a rise has to see the zero before it.
    this.duplicates =
        Counter.builder("sagamart.saga.duplicates")
            .description("Events that were delivered once more, and had no effect")
            .register(registry);
    this.deadLetters =
        Counter.builder("sagamart.saga.dead.letters")
            .description("Records that could not be taken in and were put aside")
            .register(registry);
  }

  void timeBatch(int size, Runnable work) {
    batchSizes.record(size);
    batches.record(work);
  }

  void count(List<Delivery> received, List<Delivery> taken) {
    taken.forEach(
        delivery -> events.computeIfAbsent(delivery.said().event().getClass(), make).increment());
    duplicates.increment(received.size() - taken.size());
  }

  void countDeadLetter() {
    deadLetters.increment();
  }
}
