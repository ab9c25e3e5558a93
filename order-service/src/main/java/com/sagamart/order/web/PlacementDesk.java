package com.sagamart.order.web;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.timeline.Timeline;
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.starter.trace.Trace;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Places orders, many in one transaction: each with its event and the first note of its timeline,
/// in the trace of its own request.
@Component
class PlacementDesk {

  private final Orders orders;
  private final Outbox outbox;
  private final Timeline timeline;

  PlacementDesk(Orders orders, Outbox outbox, Timeline timeline) {
    this.orders = orders;
    this.outbox = outbox;
    this.timeline = timeline;
  }

  @Transactional
  List<Order> place(List<Placement> placements) {
    placements.forEach(this::place);
    return placements.stream().map(Placement::order).toList();
  }

  /// A request without a trace begins one here, rather than to be taken for part of another's.
  private void place(Placement placement) {
    Order order = placement.order();
    try (var _ = Trace.enter(placement.traceParent())) {
      orders.add(order);
      placement.attempt().makes(order.orderId());
      timeline.note(outbox.append(order.placed()));
      placement.beforeCommit().accept(order.orderId());
    }
  }
}
