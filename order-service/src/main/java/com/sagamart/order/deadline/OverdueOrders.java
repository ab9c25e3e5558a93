package com.sagamart.order.deadline;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Consequence;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.waiting.WaitingClients;
import com.sagamart.starter.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders past their deadline. The row's lock lets either the deadline win or the saga, never both.
@Component
class OverdueOrders {

  private final Orders orders;
  private final Outbox outbox;
  private final WaitingClients waiting;
  private final Clock clock;
  private final CheckoutSettings settings;

  OverdueOrders(
      Orders orders,
      Outbox outbox,
      WaitingClients waiting,
      Clock clock,
      CheckoutSettings settings) {
    this.orders = orders;
    this.outbox = outbox;
    this.waiting = waiting;
    this.clock = clock;
    this.settings = settings;
  }

  /// Cancels some overdue orders in one transaction; answers how many.
  @Transactional
  int cancelBatch() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Order> overdue = orders.lockOverdue(now, settings.sweepBatch());
    for (Order order : overdue) {
      if (order.cancel(CancelCause.DEADLINE_PASSED, now)
          instanceof Consequence.Decided(var decision)) {
        outbox.append(decision);
        waiting.tellAfterCommit(order);
      }
    }
    return overdue.size();
  }
}
