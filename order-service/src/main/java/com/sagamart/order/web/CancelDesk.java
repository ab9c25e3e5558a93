package com.sagamart.order.web;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Consequence;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.outcome.Milestone;
import com.sagamart.order.outcome.Outcomes;
import com.sagamart.order.outcome.WaitingClient;
import com.sagamart.order.outcome.WaitingClients;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.idempotency.Attempt;
import com.sagamart.starter.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes paid orders back and waits until the money is in the wallet again. No connection is held
/// while waiting; the cancellation stands, however long the refund takes.
@Component
class CancelDesk {

  private final Orders orders;
  private final Outcomes outcomes;
  private final WaitingClients waiting;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final CheckoutSettings settings;

  CancelDesk(
      Orders orders,
      Outcomes outcomes,
      WaitingClients waiting,
      PlatformTransactionManager transactions,
      Clock clock,
      CheckoutSettings settings) {
    this.orders = orders;
    this.outcomes = outcomes;
    this.waiting = waiting;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.settings = settings;
  }

  /// Cancels the order and waits for the refund, if there is a place to wait.
  CancelOutcome cancel(long orderId, Caller caller, Attempt attempt) {
    Optional<WaitingClient> place = waiting.admit();
    if (place.isEmpty()) {
      return cancelOnly(orderId, caller, attempt);
    }
    try (WaitingClient client = place.get()) {
      CancelOutcome outcome =
          takeBack(orderId, caller, attempt, id -> client.waitFor(Milestone.REFUNDED, id));
      return outcome instanceof CancelOutcome.Cancelled
          ? client
              .await(RequestDeadline.atMost(settings.waitAtMost()))
              .<CancelOutcome>map(CancelOutcome.Refunded::new)
              .orElse(outcome)
          : outcome;
    }
  }

  /// Cancels the order for a client that does not want to wait.
  CancelOutcome cancelOnly(long orderId, Caller caller, Attempt attempt) {
    return takeBack(orderId, caller, attempt, _ -> {});
  }

  /// What an earlier attempt took back is not taken back again.
  private CancelOutcome takeBack(
      long orderId, Caller caller, Attempt attempt, LongConsumer beforeCommit) {
    Long takenBackBefore = attempt.made();
    if (takenBackBefore != null) {
      beforeCommit.accept(takenBackBefore);
      return new CancelOutcome.Cancelled(orders.findById(takenBackBefore).orElseThrow());
    }
    return transaction.execute(
        _ ->
            orders.lock(List.of(orderId)).stream()
                .filter(order -> caller.mayActFor(order.userId()))
                .findFirst()
                .map(order -> takeBack(order, attempt, beforeCommit))
                .orElseGet(CancelOutcome.NoSuchOrder::new));
  }

  private CancelOutcome takeBack(Order order, Attempt attempt, LongConsumer beforeCommit) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (order.cancel(CancelCause.CANCELLED_BY_OWNER, now)
        instanceof Consequence.Decided(var decision)) {
      attempt.makes(order.orderId());
      outcomes.tell(order, decision);
      beforeCommit.accept(order.orderId());
      return new CancelOutcome.Cancelled(order);
    }
    return new CancelOutcome.NotCancellable();
  }
}
