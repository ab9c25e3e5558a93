package com.sagamart.order.domain;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Consequence.Contradiction;
import java.util.List;
import java.util.Optional;

/// What the wallet paid for.
///
/// @param lines those of the order for which there is a price, at that price
record Bill(List<OrderLine> lines, List<PricedLine> prices, Amount amount) {

  /// Why this order cannot have been billed so, if it cannot.
  Optional<Contradiction> objection(Order order) {
    if (lines.size() != prices.size() || lines.size() != order.lines().size()) {
      return because("these are not the lines that were ordered");
    }
    if (amount.subtotal() != prices.stream().map(PricedLine::subtotal).reduce(0L, Math::addExact)) {
      return because("that is not what its lines cost");
    }
    if (amount.discount() != 0 && !order.hasCoupon()) {
      return because("there is no coupon to take something off");
    }
    return Optional.empty();
  }

  private static Optional<Contradiction> because(String reason) {
    return Optional.of(new Contradiction(reason));
  }
}
