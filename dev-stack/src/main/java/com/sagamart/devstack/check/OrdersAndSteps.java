package com.sagamart.devstack.check;

import com.sagamart.devstack.check.Step.Debit;
import com.sagamart.devstack.check.Step.Redemption;
import com.sagamart.devstack.check.Step.Reservation;
import java.util.Optional;
import java.util.function.Consumer;

/// Every order older than the deadline is terminal. PAID ⇔ exactly one committed reservation, one
/// debit of exactly its total, its coupon used. Not PAID ⇔ net effect zero, each step that happened
/// undone exactly once. (That no step happened twice, the others see, each in its own database.)
final class OrdersAndSteps implements Invariant {

  /// The sweep's turn, and a busy machine's.
  private static final int OVERDUE_SECONDS = 10;

  private static final String STUCK =
      """
      SELECT format('order %s: still PENDING, although its deadline was %s', order_id, deadline)
      FROM orders WHERE status = 'PENDING' AND deadline < now() - make_interval(secs => ?)
      ORDER BY order_id
      """;

  private static final String ADD_UP =
      """
      SELECT format('order %s: its subtotal is %s, but its lines cost %s', order_id, subtotal, cost)
      FROM orders, LATERAL (
        SELECT sum((line->'price'->>'unitPrice')::bigint * (line->>'qty')::bigint) AS cost
        FROM jsonb_array_elements(lines) AS line
      ) lines
      WHERE subtotal IS NOT NULL AND subtotal IS DISTINCT FROM cost
      ORDER BY order_id
      """;

  @Override
  public String title() {
    return "4 orders: all or nothing, decided in time";
  }

  @Override
  public void check(Books books, Findings findings) {
    books.orders().each(STUCK, findings::suspected, OVERDUE_SECONDS);
    books.orders().each(ADD_UP, findings::certain);
    try (Cursor<Long, PlacedOrder> orders = PlacedOrder.all(books);
        Cursor<Long, Reservation> reservations = Reservation.all(books);
        Cursor<Long, Redemption> redemptions = Redemption.all(books);
        Cursor<Long, Debit> debits = Debit.all(books)) {
      new Walk(orders, reservations, redemptions, debits, findings).run();
    }
  }

  /// One walk along all orders, with what each service did for them beside it.
  private record Walk(
      Cursor<Long, PlacedOrder> orders,
      Cursor<Long, Reservation> reservations,
      Cursor<Long, Redemption> redemptions,
      Cursor<Long, Debit> debits,
      Findings findings) {

    void run() {
      long settled = 0;
      long underWay = 0;
      Optional<PlacedOrder> next = orders.take();
      while (next.isPresent()) {
        PlacedOrder order = next.get();
        long orderId = order.key();
        Footprint footprint =
            new Footprint(
                reservations.takeAt(orderId, stray("a reservation")),
                redemptions.takeAt(orderId, stray("a redemption")),
                debits.takeAt(orderId, stray("a debit")));
        if (order.isSettled()) {
          settled++;
          footprint.objectionsTo(order).forEach(it -> findings.suspected(order.name() + it));
        } else {
          underWay++;
        }
        next = orders.take();
      }
      reservations.takeRest(stray("a reservation"));
      redemptions.takeRest(stray("a redemption"));
      debits.takeRest(stray("a debit"));
      findings.lookedAt(settled, "orders with all their steps");
      if (underWay > 0) {
        findings.note("%,d orders are too young to be compared".formatted(underWay));
      }
    }

    private Consumer<Step> stray(String what) {
      return step ->
          findings.suspected(
              "order %d: there is %s, but no such order".formatted(step.key(), what));
    }
  }
}
