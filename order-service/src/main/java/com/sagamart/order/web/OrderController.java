package com.sagamart.order.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.timeline.Timeline;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.constraints.Positive;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Orders to look at. Somebody else's does not exist.
@RestController
@RequestMapping("/v1/orders/{orderId}")
class OrderController {

  private final Orders orders;
  private final Timeline timeline;

  OrderController(Orders orders, Timeline timeline) {
    this.orders = orders;
    this.timeline = timeline;
  }

  @GetMapping
  @AllowedTo(Who.USERS)
  ResponseEntity<?> order(@PathVariable @Positive long orderId, Caller caller) {
    return show(orderId, caller, OrderReply::of);
  }

  @GetMapping("/timeline")
  @AllowedTo(Who.USERS)
  ResponseEntity<?> timeline(@PathVariable @Positive long orderId, Caller caller) {
    return show(orderId, caller, order -> TimelineReply.of(order, timeline.of(orderId)));
  }

  private ResponseEntity<?> show(long orderId, Caller caller, Function<Order, ?> reply) {
    var order = orders.findById(orderId).filter(found -> caller.mayActFor(found.userId()));
    return order.isPresent()
        ? ResponseEntity.ok(reply.apply(order.get()))
        : ErrorReply.of(ErrorCode.ORDER_NOT_FOUND);
  }
}
