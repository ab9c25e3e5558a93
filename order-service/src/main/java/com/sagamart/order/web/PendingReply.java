package com.sagamart.order.web;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// An order with which the saga is not done yet, to be asked for later.
record PendingReply(long orderId, OrderStatus status, Instant createdAt) {

  private static final String RETRY_AFTER_SECONDS = "1";

  /// The 202 that says where and when to ask.
  ///
  /// @param asPreferred whether the client did not want to wait
  static ResponseEntity<PendingReply> accepted(Order order, boolean asPreferred) {
    var reply =
        ResponseEntity.accepted()
            .location(OrderReply.locationOf(order))
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    if (asPreferred) {
      reply.header(Preference.APPLIED, Preference.RESPOND_ASYNC);
    }
    return reply.body(
        new PendingReply(
            order.orderId(), order.status(), order.createdAt().truncatedTo(ChronoUnit.SECONDS)));
  }
}
