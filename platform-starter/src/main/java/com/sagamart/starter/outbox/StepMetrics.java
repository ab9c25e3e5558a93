package com.sagamart.starter.outbox;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.starter.store.Gathering;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Counts the steps of the saga that this program took, as soon as they are committed. Each counter
/// is made once.
class StepMetrics {

  /// Of steps that nobody refuses.
  private enum Outcome {
    DONE,
    UNDONE
  }

  private static final Set<Class<?>> UNDOING =
      Set.of(StockReleased.class, CouponReleased.class, WalletRefunded.class);

  private static final Set<Class<?>> WITH_A_REASON =
      Set.of(
          StockRefused.class,
          CouponRefused.class,
          WalletRefused.class,
          OrderRejected.class,
          OrderCancelled.class);

  private final MeterRegistry registry;
  private final String participant;
  private final Map<Class<?>, Map<Enum<?>, Counter>> counters = new ConcurrentHashMap<>();
  private final Gathering<PlatformEvent> steps = new Gathering<>(_ -> {}, this::count);

  /// Those that it may take begin at zero, so that a first rise is seen.
  StepMetrics(
      MeterRegistry registry,
      String participant,
      Predicate<Class<? extends PlatformEvent>> mayTake) {
    this.registry = registry;
    this.participant = participant;
    EventType.all().stream().filter(mayTake).forEach(this::begin);
  }

  /// Notes a step of the transaction at hand.
  void note(PlatformEvent event) {
    steps.add(event);
  }

  private void begin(Class<? extends PlatformEvent> event) {
    if (UNDOING.contains(event)) {
      counter(event, Outcome.UNDONE);
    } else if (!WITH_A_REASON.contains(event)) {
      counter(event, Outcome.DONE);
    } else if (event == StockRefused.class) {
      counter(event, ErrorCode.OUT_OF_STOCK);
    }
  }

  private void count(List<PlatformEvent> events) {
    for (PlatformEvent event : events) {
      counter(event.getClass(), outcomeOf(event)).increment();
    }
  }

  private Counter counter(Class<?> event, Enum<?> outcome) {
    Map<Enum<?>, Counter> ofEvent = counters.get(event);
    Counter known = ofEvent == null ? null : ofEvent.get(outcome);
    return known == null ? make(event, outcome) : known;
  }

  private Counter make(Class<?> event, Enum<?> outcome) {
    return counters
        .computeIfAbsent(event, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            outcome,
            _ ->
                Counter.builder("sagamart.saga.steps")
                    .description("Steps of the saga that were taken, and what came of them")
                    .tag("participant", participant)
                    .tag("event", event.getSimpleName())
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry));
  }

  private static Enum<?> outcomeOf(PlatformEvent event) {
    return switch (event) {
      case StockRefused refused -> refused.reason();
      case CouponRefused refused -> refused.reason();
      case WalletRefused refused -> refused.reason();
      case OrderRejected rejected -> rejected.reason();
      case OrderCancelled cancelled -> cancelled.cause();
      case StockReleased _, CouponReleased _, WalletRefunded _ -> Outcome.UNDONE;
      case OrderPlaced _,
          OrderPaid _,
          StockReserved _,
          CouponApplied _,
          WalletDebited _,
          WalletOpened _ ->
          Outcome.DONE;
    };
  }
}
