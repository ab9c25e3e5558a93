package com.sagamart.contracts.event;

import java.util.Objects;

/// A line with the name and price that inventory-service held when it reserved the stock.
///
/// @param qty units, at least 1
/// @param unitPrice KRW for one unit
/// @param subtotal KRW for the line, before any discount
public record PricedLine(long productId, String name, int qty, long unitPrice, long subtotal) {

  public PricedLine {
    Objects.requireNonNull(name, "name");
    if (qty < 1 || unitPrice < 0 || subtotal != Math.multiplyExact(unitPrice, qty)) {
      throw new IllegalArgumentException("a line must add up and must not be negative");
    }
  }

  /// Prices `qty` units. Throws [ArithmeticException] rather than overflow.
  public static PricedLine of(long productId, String name, int qty, long unitPrice) {
    return new PricedLine(productId, name, qty, unitPrice, Math.multiplyExact(unitPrice, qty));
  }
}
