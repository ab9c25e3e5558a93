package com.sagamart.systemtests.check;

import java.util.stream.Stream;

/// What can go wrong with orders, with what is told of them, and with what is counted.
final class LostWords {

  static final Defect STUCK_ORDER =
      Defect.of("a stuck order")
          .plantedIn(
              "orders",
              """
              CREATE TABLE kept AS SELECT * FROM orders WHERE order_id = {plain};
              UPDATE orders SET status = 'PENDING', balance_after = NULL, decided_at = NULL,
                created_at = created_at - interval '1 day', deadline = deadline - interval '1 day'
              WHERE order_id = {plain}
              """)
          .repairedBy(
              """
              UPDATE orders SET status = kept.status, balance_after = kept.balance_after,
                decided_at = kept.decided_at, created_at = kept.created_at, deadline = kept.deadline
              FROM kept WHERE orders.order_id = kept.order_id;
              DROP TABLE kept
              """)
          .isNamed("order {plain}: still PENDING, although its deadline was");

  private LostWords() {}

  static Stream<Defect> all() {
    return Stream.of(orders(), events(), ranking()).flatMap(it -> it);
  }

  private static Stream<Defect> orders() {
    return Stream.of(
        STUCK_ORDER,
        Defect.of("a wrong total")
            .plantedIn(
                "orders", "UPDATE orders SET discount = discount - 1 WHERE order_id = {paid}")
            .repairedBy("UPDATE orders SET discount = discount + 1 WHERE order_id = {paid}")
            .isNamed("order {paid}, PAID: its total is 1901, but 1900 were debited"),
        Defect.of("a subtotal that its lines do not have")
            .plantedIn(
                "orders",
                "UPDATE orders SET subtotal = subtotal + 1, discount = discount + 1 WHERE order_id = {paid}")
            .repairedBy(
                "UPDATE orders SET subtotal = subtotal - 1, discount = discount - 1 WHERE order_id = {paid}")
            .isNamed("order {paid}: its subtotal is 2001, but its lines cost 2000"));
  }

  private static Stream<Defect> events() {
    return Stream.of(
        Defect.of("an outbox row that is gone")
            .plantedIn(
                "wallet",
                """
                CREATE TABLE kept AS SELECT * FROM outbox WHERE record_key = '{paid}' AND type = 'WALLET_DEBITED';
                DELETE FROM outbox WHERE record_key = '{paid}' AND type = 'WALLET_DEBITED'
                """)
            .repairedBy("INSERT INTO outbox SELECT * FROM kept; DROP TABLE kept")
            .isNamed(
                "WALLET_DEBITED of {paid}: it happened 1 times, and the outbox has it 0 times"),
        Defect.of("a cancellation that the data platform was not told")
            .plantedIn(
                "orders",
                """
                CREATE TABLE kept AS SELECT * FROM outbox
                  WHERE record_key = '{takenBack}' AND topic = 'sagamart.data-platform.order-cancelled';
                DELETE FROM outbox
                  WHERE record_key = '{takenBack}' AND topic = 'sagamart.data-platform.order-cancelled'
                """)
            .repairedBy("INSERT INTO outbox SELECT * FROM kept; DROP TABLE kept")
            .isNamed("ORDER_CANCELLED for the data platform of {takenBack}: it happened 1 times"),
        Defect.of("a missing inbox row")
            .plantedIn(
                "wallet",
                """
                CREATE TABLE kept AS SELECT * FROM inbox WHERE event_id = '{event}';
                DELETE FROM inbox WHERE event_id = '{event}'
                """)
            .repairedBy("INSERT INTO inbox SELECT * FROM kept; DROP TABLE kept")
            .isNamed("STOCK_RESERVED {event} of {plain}: wallet-service has not taken it in"),
        Defect.of("an inbox row for nothing")
            .plantedIn(
                "orders",
                "INSERT INTO inbox VALUES ('order-service', 'ffffffff-ffff-4fff-8fff-ffffffffffff')")
            .repairedBy("DELETE FROM inbox WHERE event_id = 'ffffffff-ffff-4fff-8fff-ffffffffffff'")
            .isNamed(
                "event ffffffff-ffff-4fff-8fff-ffffffffffff: order-service took it in, but nobody said it"));
  }

  private static Stream<Defect> ranking() {
    return Stream.of(
        Defect.of("a stale ranking")
            .plantedIn(
                "ranking", "UPDATE window_units SET qty = qty - 1 WHERE product_id = {product}")
            .repairedBy("UPDATE window_units SET qty = qty + 1 WHERE product_id = {product}")
            .isNamed(
                "product {product}: 2 units are counted for the last 3 days, but its minutes have 3"),
        Defect.of("a sale that was not counted")
            .plantedIn(
                "ranking",
                """
                CREATE TABLE kept AS SELECT * FROM sale WHERE order_id = {plain};
                DELETE FROM sale WHERE order_id = {plain};
                UPDATE sold_minute SET qty = qty - 1 FROM kept
                WHERE product_id = {product} AND sold_minute.minute = kept.minute;
                UPDATE window_units SET qty = qty - 1 WHERE product_id = {product}
                """)
            .repairedBy(
                """
                INSERT INTO sale SELECT * FROM kept;
                UPDATE sold_minute SET qty = qty + 1 FROM kept
                WHERE product_id = {product} AND sold_minute.minute = kept.minute;
                UPDATE window_units SET qty = qty + 1 WHERE product_id = {product};
                DROP TABLE kept
                """)
            .isNamed("order {plain}: paid for {product}×1 in"));
  }
}
