package com.sagamart.order.domain;

import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Consequence.Contradiction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an order costs, as far as the participants have told.
record Bill(List<OrderLine> lines, @Nullable Long subtotal, @Nullable Long discount) {

  /// Why what a participant tells now cannot be true beside this, if it cannot.
  ///
  /// @param newDiscount null where the participant does not tell of one
  Optional<Contradiction> objectionTo(
      List<PricedLine> prices, long newSubtotal, @Nullable Long newDiscount, boolean coupon) {
    List<OrderLine> priced = OrderLine.priced(lines, prices);
    if (priced.size() != prices.size() || priced.size() != lines.size()) {
      return objection("these are not the lines that were ordered");
    }
    if (subtotal != null && (subtotal != newSubtotal || !lines.equals(priced))) {
      return objection("it was priced otherwise before");
    }
    if (!coupon && newDiscount != null && newDiscount != 0) {
      return objection("there is no coupon to take something off");
    }
    if (discount != null && newDiscount != null && !discount.equals(newDiscount)) {
      return objection("it was discounted otherwise before");
    }
    return Optional.empty();
  }

  private static Optional<Contradiction> objection(String because) {
    return Optional.of(new Contradiction(because));
  }
}
