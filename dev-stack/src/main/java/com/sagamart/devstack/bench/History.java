package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.AdministratorSql;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/// Three days in which very many orders were paid, over very many products, in every database that
/// remembers them. (Outboxes, topics and inboxes have dropped what they had of it.)
final class History {

  /// Paid for evenly over so long; within the window of the top products, which is longer.
  private static final int HOURS = 70;

  /// Orders put in at a time: what changes one database is read by the relays of all.
  private static final int AT_ONCE = 100_000;

  /// What a relay may be behind before more is put in: with one portion more it is still far from
  /// what a slot may hold. In a quiet database it moves on only with its heartbeat, so with less
  /// there would be more waiting than work.
  private static final long BYTES_BEHIND = 768L << 20;

  /// What is not worth waiting for before a measurement.
  private static final long BYTES_CAUGHT_UP = 16L << 20;

  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(5);

  /// Order n is paid by buyer n, for a unit each of product n and of that half of all further on.
  private static final String ORDERS =
      """
      INSERT INTO orders (order_id, user_id, lines, subtotal, discount, balance_after, status,
                          created_at, deadline, decided_at)
      SELECT 1 + n, :user + n % :buyers,
             jsonb_build_array(
               jsonb_build_object('productId', :product + n % :goods, 'qty', 1,
                 'price', jsonb_build_object('name', '우유 ' || n % :goods, 'unitPrice', :price, 'subtotal', :price)),
               jsonb_build_object('productId', :product + (n + :goods / 2) % :goods, 'qty', 1,
                 'price', jsonb_build_object('name', '우유 ' || (n + :goods / 2) % :goods, 'unitPrice', :price,
                                             'subtotal', :price))),
             2 * :price, 0, :money - 2 * :price * (1 + n / :buyers), 'PAID', at, at + interval '30 seconds', at
      FROM generate_series(:from, :to - 1) n, LATERAL (SELECT :at) AS moment (at);
      INSERT INTO order_event (order_id, event_id, type, service, at)
      SELECT order_id, gen_random_uuid(), type, service, decided_at
      FROM orders, (VALUES ('ORDER_PLACED', 'order-service'), ('STOCK_RESERVED', 'inventory-service'),
                           ('WALLET_DEBITED', 'wallet-service'), ('ORDER_PAID', 'order-service')) AS event (type, service)
      WHERE order_id BETWEEN 1 + :from AND :to
      """;

  private static final String RESERVATIONS =
      """
      INSERT INTO reservation (order_id, user_id, product_ids, qtys, status)
      SELECT 1 + n, :user + n % :buyers, ARRAY[:product + n % :goods, :product + (n + :goods / 2) % :goods],
             ARRAY[1, 1], 'COMMITTED'
      FROM generate_series(:from, :to - 1) n;
      UPDATE product SET stocked = stocked + bought, sold = sold + bought
      FROM (
        SELECT unnest(product_ids) AS product_id, count(*) AS bought FROM reservation
        WHERE order_id BETWEEN 1 + :from AND :to GROUP BY 1
      ) sales WHERE product.product_id = sales.product_id
      """;

  private static final String DEBITS =
      """
      INSERT INTO posting (user_id, number, type, amount, balance_after, order_id, created_at)
      SELECT user_id, postings + 1 + (n - :from) / :buyers, 'DEBIT', 2 * :price,
             balance - 2 * :price * (1 + (n - :from) / :buyers), 1 + n, :at
      FROM generate_series(:from, :to - 1) n JOIN wallet ON user_id = :user + n % :buyers;
      INSERT INTO order_debit (order_id, user_id, amount, status)
      SELECT 1 + n, :user + n % :buyers, 2 * :price, 'DEBITED' FROM generate_series(:from, :to - 1) n;
      UPDATE wallet SET postings = postings + (:to - :from) / :buyers,
                        balance = balance - 2 * :price * ((:to - :from) / :buyers)
      WHERE user_id BETWEEN :user AND :user + :buyers - 1
      """;

  private static final String SALES =
      """
      INSERT INTO sale (order_id, minute, product_ids, quantities, cancelled)
      SELECT 1 + n, date_trunc('minute', :at, 'UTC'),
             ARRAY[:product + n % :goods, :product + (n + :goods / 2) % :goods]::bigint[], ARRAY[1, 1], false
      FROM generate_series(:from, :to - 1) n;
      """;

  /// Counted as the service counts, whose windows stand still meanwhile.
  private static final String COUNTED =
      """
      SELECT pg_advisory_xact_lock(hashtext('sales_window'));
      INSERT INTO sold_minute (product_id, minute, qty, name)
      SELECT product_id, minute, sum(quantity), '우유 ' || product_id
      FROM sale, unnest(product_ids, quantities) AS line (product_id, quantity)
      WHERE order_id BETWEEN 1 AND :orders GROUP BY product_id, minute
      ON CONFLICT (product_id, minute) DO UPDATE SET qty = sold_minute.qty + excluded.qty;
      INSERT INTO window_units (days, product_id, qty)
      SELECT days, product_id, sum(qty) FROM sales_window JOIN sold_minute ON minute >= since GROUP BY days, product_id
      ON CONFLICT (days, product_id) DO UPDATE SET qty = excluded.qty
      """;

  private static final String FURTHEST_BEHIND =
      """
      SELECT coalesce(max(pg_current_wal_lsn() - confirmed_flush_lsn), 0)::bigint FROM pg_replication_slots
      """;

  private final Stack stack;
  private final Filling filling;
  private final Consumer<String> report;

  History(Stack stack, Filling filling, Consumer<String> report) {
    this.stack = stack;
    this.filling = filling;
    this.report = report;
  }

  /// As many orders as products, those of the population included.
  ///
  /// @param products of the population
  /// @param size a multiple of how many are put in at a time
  /// @param end when the last of them was paid, before the first event that outboxes have
  void put(int products, int size, Instant end) {
    putProducts(products, size);
    report.accept("  %,d products are there".formatted(size));
    for (int from = 0; from < size; from += AT_ONCE) {
      putOrders(Map.of("from", from, "to", from + AT_ONCE, "goods", size, "orders", size), end);
      awaitRelays(BYTES_BEHIND);
    }
    run("ranking", COUNTED, Map.of("orders", size));
    filling.settle();
    awaitRelays(BYTES_CAUGHT_UP);
    report.accept("  %,d orders are there".formatted(size));
  }

  /// The index of names is taken away meanwhile: row by row it would take longer than all the rest.
  private void putProducts(int products, int size) {
    AdministratorSql inventory = Filling.sql(stack, "inventory");
    String names = inventory.text("SELECT pg_get_indexdef('product_grams'::regclass)");
    inventory.run("DROP INDEX product_grams");
    for (int from = products; from < size; from += AT_ONCE) {
      filling.stock(from, Math.min(size, from + AT_ONCE));
      awaitRelays(BYTES_BEHIND);
    }
    inventory.run(names);
    awaitRelays(BYTES_BEHIND);
  }

  private void putOrders(Map<String, Integer> range, Instant end) {
    String at =
        "(timestamptz '%s' - interval '%d hours' * (1 - n::float8 / :orders))"
            .formatted(end, HOURS);
    run("orders", ORDERS.replace(":at", at), range);
    run("inventory", RESERVATIONS, range);
    run("wallet", DEBITS.replace(":at", at), range);
    run("ranking", SALES.replace(":at", at), range);
  }

  private void run(String database, String statements, Map<String, Integer> numbers) {
    Filling.sql(stack, database).run(filling.with(statements, numbers));
  }

  private void awaitRelays(long bytes) {
    AdministratorSql server = Filling.sql(stack, "postgres");
    long behind =
        Patience.within(CATCH_UP_LIMIT, it -> it < bytes, () -> server.number(FURTHEST_BEHIND));
    if (behind >= bytes) {
      throw new StackFailure(
          "A relay is %,d bytes behind and does not catch up.".formatted(behind));
    }
  }
}
