package com.sagamart.order.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.order.domain.Order;
import com.sagamart.starter.idempotency.Attempt;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders/checkout")
class CheckoutController {

  private final CheckoutDesk desk;

  CheckoutController(CheckoutDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @AllowedTo(Who.USERS)
  ResponseEntity<?> checkout(
      @Valid @RequestBody CheckoutRequest request,
      @RequestHeader(name = Preference.HEADER, defaultValue = "") List<String> preferences,
      Caller caller,
      Attempt attempt) {
    caller.mustActFor(request.userId());
    boolean async = Preference.isRespondAsync(preferences);
    return switch (async ? desk.placeOnly(request, attempt) : desk.checkout(request, attempt)) {
      case CheckoutOutcome.Decided(Order order) -> decided(order);
      case CheckoutOutcome.Undecided(Order order) -> PendingReply.accepted(order, async);
    };
  }

  private static ResponseEntity<?> decided(Order order) {
    ErrorCode reason = order.reason();
    return reason == null
        ? ResponseEntity.created(OrderReply.locationOf(order)).body(OrderReply.of(order))
        : ErrorReply.of(reason);
  }
}
