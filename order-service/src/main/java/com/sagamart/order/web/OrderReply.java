package com.sagamart.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderLine;
import com.sagamart.order.domain.OrderStatus;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order over the wire. What is not known yet, or never came to be, is left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderReply(
    long orderId,
    OrderStatus status,
    @Nullable Amount amount,
    @Nullable String paidBy,
    @Nullable WalletView wallet,
    List<ItemView> items,
    Instant createdAt,
    @Nullable ErrorCode reason) {

  private static final String WALLET = "WALLET";

  /// The wallet that paid.
  ///
  /// @param balanceAfter the balance right after this debit
  record WalletView(long balanceAfter) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemView(long productId, int qty, @Nullable Long unitPrice, @Nullable Long subtotal) {

    static ItemView of(OrderLine line) {
      OrderLine.Price price = line.price();
      return price == null
          ? new ItemView(line.productId(), line.qty(), null, null)
          : new ItemView(line.productId(), line.qty(), price.unitPrice(), price.subtotal());
    }
  }

  static OrderReply of(Order order) {
    Long balanceAfter = order.balanceAfter();
    return new OrderReply(
        order.orderId(),
        order.status(),
        order.amount().orElse(null),
        balanceAfter == null ? null : WALLET,
        balanceAfter == null ? null : new WalletView(balanceAfter),
        order.lines().stream().map(ItemView::of).toList(),
        order.createdAt().truncatedTo(ChronoUnit.SECONDS),
        order.reason());
  }

  /// Where to ask for it.
  static URI locationOf(Order order) {
    return URI.create("/v1/orders/" + order.orderId());
  }
}
