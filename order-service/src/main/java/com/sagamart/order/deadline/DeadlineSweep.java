package com.sagamart.order.deadline;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Cancels overdue orders, on every replica: what one replica is sweeping the others skip.
@Component
class DeadlineSweep {

  private final OverdueOrders overdue;

  DeadlineSweep(OverdueOrders overdue) {
    this.overdue = overdue;
  }

  @Scheduled(fixedDelayString = "${sagamart.checkout.sweep-every:1s}")
  void sweep() {
    boolean more = true;
    while (more) {
      more = overdue.cancelSome();
    }
  }
}
