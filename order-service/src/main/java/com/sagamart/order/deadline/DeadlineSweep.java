package com.sagamart.order.deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Cancels overdue orders, on every replica: what one replica is sweeping the others skip.
@Component
class DeadlineSweep {

  private static final Logger log = LoggerFactory.getLogger(DeadlineSweep.class);

  private final OverdueOrders overdue;

  DeadlineSweep(OverdueOrders overdue) {
    this.overdue = overdue;
  }

  @Scheduled(fixedDelayString = "${sagamart.checkout.sweep-every:1s}")
  void sweep() {
    int cancelled = overdue.cancelBatch();
    while (cancelled > 0) {
      log.warn("Cancelled {} orders that were not decided in time", cancelled);
      cancelled = overdue.cancelBatch();
    }
  }
}
