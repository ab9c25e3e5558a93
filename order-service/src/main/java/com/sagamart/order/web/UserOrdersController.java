package com.sagamart.order.web;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.Cursor;
import com.sagamart.starter.web.Cursors;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One user's orders. Users are not known here: who never ordered has an empty list.
@RestController
@RequestMapping("/v1/users/{userId}/orders")
class UserOrdersController {

  private static final int MAX_LIMIT = 100;
  private static final String DEFAULT_LIMIT = "20";

  private final Orders orders;
  private final Cursor cursor;

  UserOrdersController(Orders orders, Cursors cursors) {
    this.orders = orders;
    this.cursor = cursors.of("orders");
  }

  @GetMapping
  @AllowedTo(Who.OWNER)
  Page list(
      @PathVariable @Positive long userId,
      @RequestParam(name = "cursor", defaultValue = "") String from,
      @RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
    List<Order> found = orders.placedBy(userId, cursor.read(from, Orders.NEWEST), limit + 1);
    boolean more = found.size() > limit;
    var items = found.stream().limit(limit).map(OrderReply::of).toList();
    return new Page(items, more ? cursor.write(items.getLast().orderId()) : null);
  }

  /// @param nextCursor where the next page begins; null on the last one
  record Page(List<OrderReply> items, @Nullable String nextCursor) {}
}
