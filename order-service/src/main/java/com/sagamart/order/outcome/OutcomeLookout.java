package com.sagamart.order.outcome;

import com.sagamart.order.domain.Orders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for outcomes and refunds that another replica's consumer wrote: one short query for
/// everybody who waits here, and none while nobody does.
@Component
class OutcomeLookout {

  private final WaitingClients waiting;
  private final Orders orders;

  OutcomeLookout(WaitingClients waiting, Orders orders) {
    this.waiting = waiting;
    this.orders = orders;
  }

  @Scheduled(fixedDelayString = "${sagamart.checkout.look-every:75ms}")
  void look() {
    Long[] awaited = waiting.orders();
    if (awaited.length > 0) {
      orders.decidedAmong(awaited).forEach(waiting::tell);
    }
  }
}
