package com.sagamart.order.outcome;

import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.order.domain.Order;
import com.sagamart.starter.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells of decisions: the other services through the outbox, and the client that waits as soon as
/// the transaction at hand has committed.
@Component
public class Outcomes {

  private final Outbox outbox;
  private final WaitingClients waiting;
  private final MeterRegistry registry;

  Outcomes(Outbox outbox, WaitingClients waiting, MeterRegistry registry) {
    this.outbox = outbox;
    this.waiting = waiting;
    this.registry = registry;
  }

  /// Tells that this order was just decided, and how.
  public void tell(Order order, OrderEvent decision) {
    outbox.append(decision);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            waiting.tell(order);
            time(order);
          }
        });
  }

  private void time(Order order) {
    Timer.builder("sagamart.order.decided")
        .description("Time from a checkout to its outcome")
        .tag("status", order.status().name().toLowerCase(Locale.ROOT))
        .publishPercentileHistogram()
        .register(registry)
        .record(Duration.between(order.createdAt(), order.decidedAt()));
  }
}
