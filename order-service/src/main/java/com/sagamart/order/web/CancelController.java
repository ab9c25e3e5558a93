package com.sagamart.order.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.order.domain.Order;
import com.sagamart.starter.idempotency.Attempt;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.ErrorReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders/{orderId}/cancel")
class CancelController {

  private final CancelDesk desk;

  CancelController(CancelDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @AllowedTo(Who.USERS)
  ResponseEntity<?> cancel(
      @PathVariable @Positive long orderId,
      @Valid @RequestBody CancelRequest request,
      @RequestHeader(name = Preference.HEADER, defaultValue = "") List<String> preferences,
      Caller caller,
      Attempt attempt) {
    boolean async = Preference.isRespondAsync(preferences);
    CancelOutcome outcome =
        async ? desk.cancelOnly(orderId, caller, attempt) : desk.cancel(orderId, caller, attempt);
    return switch (outcome) {
      case CancelOutcome.Refunded(Order order) -> ResponseEntity.ok(OrderReply.of(order));
      case CancelOutcome.Cancelled(Order order) -> PendingReply.accepted(order, async);
      case CancelOutcome.NotCancellable() -> ErrorReply.of(ErrorCode.ORDER_NOT_CANCELLABLE);
      case CancelOutcome.NoSuchOrder() -> ErrorReply.of(ErrorCode.ORDER_NOT_FOUND);
    };
  }
}
