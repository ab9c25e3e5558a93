package com.sagamart.order.outcome;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.order.domain.Order;
import com.sagamart.order.timeline.Timeline;
import com.sagamart.starter.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells what became of orders: the other services through the outbox, and the client that waits as
/// soon as the transaction at hand has committed.
@Component
public class Outcomes {

  private final Outbox outbox;
  private final Timeline timeline;
  private final WaitingClients waiting;
  private final OutcomeMetrics metrics;

  Outcomes(Outbox outbox, Timeline timeline, WaitingClients waiting, OutcomeMetrics metrics) {
    this.outbox = outbox;
    this.timeline = timeline;
    this.waiting = waiting;
    this.metrics = metrics;
  }

  /// Tells that this order was just decided, and how.
  public void tell(Order order, OrderEvent decision) {
    timeline.note(outbox.append(decision));
    afterCommit(
        () -> {
          waiting.tell(order);
          if (isTakenBack(decision)) {
            metrics.takenBack(order);
          } else {
            metrics.decided(order);
          }
        });
  }

  /// Tells the owner who took this order back that the money is there again.
  public void tellRefunded(Order order) {
    afterCommit(() -> waiting.tell(order));
  }

  /// Then the saga's outcome was timed before.
  private static boolean isTakenBack(OrderEvent decision) {
    return decision instanceof OrderCancelled cancelled
        && cancelled.cause() == CancelCause.CANCELLED_BY_OWNER;
  }

  private static void afterCommit(Runnable news) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            news.run();
          }
        });
  }
}
