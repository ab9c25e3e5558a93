package com.sagamart.order.deadline;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Consequence;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.outcome.Outcomes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders past their deadline. The row's lock lets either the deadline win or the saga, never both.
@Component
class OverdueOrders {

  private static final Logger log = LoggerFactory.getLogger(OverdueOrders.class);

  private final Orders orders;
  private final Outcomes outcomes;
  private final Clock clock;
  private final CheckoutSettings settings;

  OverdueOrders(Orders orders, Outcomes outcomes, Clock clock, CheckoutSettings settings) {
    this.orders = orders;
    this.outcomes = outcomes;
    this.clock = clock;
    this.settings = settings;
  }

  /// Cancels overdue orders in one transaction.
  ///
  /// @return whether there may be more
  @Transactional
  boolean cancelSome() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Order> overdue = orders.lockOverdue(now, settings.sweepBatch());
    for (Order order : overdue) {
      if (order.cancel(CancelCause.DEADLINE_PASSED, now)
          instanceof Consequence.Decided(var decision)) {
        outcomes.tell(order, decision);
      }
    }
    if (!overdue.isEmpty()) {
      log.warn("Cancelling {} orders that were not decided in time", overdue.size());
    }
    return overdue.size() == settings.sweepBatch();
  }
}
