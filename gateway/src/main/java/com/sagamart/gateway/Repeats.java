package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.Retry.RetrySignal;

/// Sends a read again that found no replica which answers: a few times, after pauses that double
/// and that chance makes unlike each other, and only as long as the service's [RepeatBudget] lasts.
/// An answer is never asked for again, whatever it says, and nor is one that did not come in time:
/// its client has waited long enough.
@Component
class Repeats {

  /// How far chance moves a pause, of its length.
  private static final double JITTER = 0.5;

  private final RepeatLimits limits;
  private final Map<Service, Account> accounts = new EnumMap<>(Service.class);

  private record Account(RepeatBudget budget, Counter done, Counter withheld) {}

  Repeats(RepeatLimits limits, MeterRegistry metrics) {
    this.limits = limits;
    for (Service service : Service.values()) {
      accounts.put(
          service,
          new Account(
              new RepeatBudget(limits, Ticker.systemTicker()),
              counter(service, "sagamart.reads.repeated", "Reads sent again", metrics),
              counter(
                  service,
                  "sagamart.reads.not.repeated",
                  "Reads not sent again because the budget was used up",
                  metrics)));
    }
  }

  /// The read, and its repeats should it fail.
  Mono<Void> of(Service service, Mono<Void> read) {
    Account account = Objects.requireNonNull(accounts.get(service));
    return Mono.defer(
        () -> {
          account.budget().read();
          long end = System.nanoTime() + limits.within().toNanos();
          return read.retryWhen(
              Retry.backoff(limits.most(), limits.pause())
                  .jitter(JITTER)
                  .filter(it -> Fault.of(it).mayPass() && System.nanoTime() - end < 0)
                  .doBeforeRetryAsync(signal -> pay(account, signal))
                  .onRetryExhaustedThrow((_, signal) -> signal.failure()));
        });
  }

  private static Mono<Void> pay(Account account, RetrySignal signal) {
    if (account.budget().repeat()) {
      account.done().increment();
      return Mono.empty();
    }
    account.withheld().increment();
    return Mono.error(signal.failure());
  }

  private static Counter counter(
      Service service, String name, String description, MeterRegistry metrics) {
    return Counter.builder(name)
        .description(description)
        .tag("service", service.title())
        .register(metrics);
  }
}
