package com.sagamart.ranking;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PricedLine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Orders for the tests to tell of.
final class Story {

  private static final AtomicLong IDS = new AtomicLong(900_000);

  private Story() {}

  /// A number that no other test uses.
  static long freshId() {
    return IDS.incrementAndGet();
  }

  static PricedLine line(long product, String name, int qty) {
    return PricedLine.of(product, name, qty, 1_000);
  }

  static OrderPaid paid(long order, Instant at, PricedLine... lines) {
    long subtotal = List.of(lines).stream().mapToLong(PricedLine::subtotal).sum();
    return new OrderPaid(order, 1001, List.of(lines), null, Amount.undiscounted(subtotal), at);
  }

  static OrderCancelled cancelled(long order) {
    return new OrderCancelled(order, 1001, CancelCause.CANCELLED_BY_OWNER);
  }
}
