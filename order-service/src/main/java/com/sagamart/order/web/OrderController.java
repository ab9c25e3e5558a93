package com.sagamart.order.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders")
class OrderController {

  private static final String PREFER = "Prefer";
  private static final String PREFERENCE_APPLIED = "Preference-Applied";
  private static final String RESPOND_ASYNC = "respond-async";

  /// When a client may ask again for an order that was undecided.
  private static final String RETRY_AFTER_SECONDS = "1";

  private final CheckoutDesk desk;
  private final Orders orders;

  OrderController(CheckoutDesk desk, Orders orders) {
    this.desk = desk;
    this.orders = orders;
  }

  @PostMapping("/checkout")
  @AllowedTo(Who.USERS)
  ResponseEntity<?> checkout(
      @Valid @RequestBody CheckoutRequest request,
      @RequestHeader(name = PREFER, defaultValue = "") List<String> preferences,
      Caller caller) {
    caller.mustActFor(request.userId());
    boolean async = preferences.stream().anyMatch(OrderController::isRespondAsync);
    return switch (async ? desk.placeOnly(request) : desk.checkout(request)) {
      case CheckoutOutcome.Decided(Order order) -> decided(order);
      case CheckoutOutcome.Undecided(Order order) -> undecided(order, async);
    };
  }

  @GetMapping("/{orderId}")
  @AllowedTo(Who.USERS)
  ResponseEntity<?> order(@PathVariable @Positive long orderId, Caller caller) {
    var order = orders.findById(orderId).filter(found -> caller.mayActFor(found.userId()));
    return order.isPresent()
        ? ResponseEntity.ok(OrderReply.of(order.get()))
        : ErrorReply.of(ErrorCode.ORDER_NOT_FOUND);
  }

  private static ResponseEntity<?> decided(Order order) {
    ErrorCode reason = order.reason();
    return reason == null
        ? ResponseEntity.created(locationOf(order)).body(OrderReply.of(order))
        : ErrorReply.of(reason);
  }

  private static ResponseEntity<?> undecided(Order order, boolean asPreferred) {
    var reply =
        ResponseEntity.accepted()
            .location(locationOf(order))
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    if (asPreferred) {
      reply.header(PREFERENCE_APPLIED, RESPOND_ASYNC);
    }
    return reply.body(PendingReply.of(order));
  }

  private static URI locationOf(Order order) {
    return URI.create("/v1/orders/" + order.orderId());
  }

  /// A preference may carry parameters, as in `respond-async; x=1`.
  private static boolean isRespondAsync(String preference) {
    return preference.split(";", 2)[0].strip().equalsIgnoreCase(RESPOND_ASYNC);
  }
}
