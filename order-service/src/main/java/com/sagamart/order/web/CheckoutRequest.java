package com.sagamart.order.web;

import com.sagamart.contracts.event.OrderedLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client asks to buy.
///
/// @param couponIssueId the coupon to use, if any
record CheckoutRequest(
    @Positive long userId,
    @NotNull @Size(min = 1, max = MAX_ITEMS) List<@NotNull @Valid Item> items,
    @Positive @Nullable Long couponIssueId) {

  static final int MAX_ITEMS = 100;
  static final int MAX_QTY = 999;

  record Item(@Positive long productId, @Min(1) @Max(MAX_QTY) int qty) {}

  List<OrderedLine> lines() {
    return items.stream().map(item -> new OrderedLine(item.productId(), item.qty())).toList();
  }
}
