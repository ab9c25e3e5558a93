package com.sagamart.order.domain;

import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// So many units of one product.
///
/// @param price what inventory-service said it costs; null unless the order was paid
public record OrderLine(long productId, int qty, @Nullable Price price) {

  /// What inventory-service held for the product when it set the units aside.
  ///
  /// @param unitPrice KRW for one unit
  /// @param subtotal KRW for the line
  public record Price(String name, long unitPrice, long subtotal) {}

  /// One line for each product, in the order in which the products were first named.
  static List<OrderLine> oneForEachProduct(List<OrderedLine> wanted) {
    Map<Long, Integer> units = new LinkedHashMap<>();
    wanted.forEach(line -> units.merge(line.productId(), line.qty(), Math::addExact));
    return units.entrySet().stream()
        .map(line -> new OrderLine(line.getKey(), line.getValue(), null))
        .toList();
  }

  /// Those of these lines for which there is a price, at that price.
  static List<OrderLine> priced(List<OrderLine> lines, List<PricedLine> prices) {
    return lines.stream()
        .flatMap(line -> prices.stream().filter(line::isPricedBy).limit(1).map(line::at))
        .toList();
  }

  OrderedLine ordered() {
    return new OrderedLine(productId, qty);
  }

  private boolean isPricedBy(PricedLine line) {
    return productId == line.productId() && qty == line.qty();
  }

  private OrderLine at(PricedLine line) {
    return new OrderLine(productId, qty, new Price(line.name(), line.unitPrice(), line.subtotal()));
  }
}
