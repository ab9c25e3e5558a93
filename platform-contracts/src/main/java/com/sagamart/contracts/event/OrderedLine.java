package com.sagamart.contracts.event;

/// What the customer asked for; a product stands in at most one line of an order.
///
/// @param qty units, at least 1
public record OrderedLine(long productId, int qty) {
  public OrderedLine {
    if (qty < 1) {
      throw new IllegalArgumentException("a line has at least one unit");
    }
  }
}
