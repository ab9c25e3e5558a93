package com.sagamart.order.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderStatus;
import com.sagamart.order.timeline.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What happened to an order, over the wire.
record TimelineReply(long orderId, OrderStatus status, List<EventView> events) {

  private static final String ORDER_PLACED = EventType.of(OrderPlaced.class);

  /// @param service whose deed it was
  /// @param elapsedMs whole milliseconds since the order was placed
  record EventView(
      String type,
      String service,
      @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", timezone = "UTC") Instant at,
      long elapsedMs) {}

  static TimelineReply of(Order order, List<Happening> happenings) {
    Instant placedAt =
        happenings.stream()
            .filter(happening -> happening.type().equals(ORDER_PLACED))
            .map(Happening::at)
            .findFirst()
            .orElse(order.createdAt());
    return new TimelineReply(
        order.orderId(),
        order.status(),
        happenings.stream()
            .map(
                happening ->
                    new EventView(
                        happening.type(),
                        happening.service(),
                        happening.at(),
                        Duration.between(placedAt, happening.at()).toMillis()))
            .toList());
  }
}
