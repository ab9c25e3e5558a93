package com.sagamart.order.web;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An order that is still undecided, to be asked for later.
record PendingReply(long orderId, OrderStatus status, Instant createdAt) {

  static PendingReply of(Order order) {
    return new PendingReply(
        order.orderId(), OrderStatus.PENDING, order.createdAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
