package com.sagamart.devstack.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the databases say when all is over: about what customers were told, and about deadlines.
final class Verdict {

  /// How long after its deadline, or after everything was mended, an order may stay undecided.
  static final Duration GRACE = Duration.ofSeconds(60);

  /// An order that its owner took back later was decided before; only the second time is kept.
  private static final String DECIDED_BY_THE_SAGA =
      "NOT (status = 'CANCELLED' AND balance_after IS NOT NULL)";

  private static final String LATE =
      """
      SELECT order_id FROM orders
      WHERE coalesce(decided_at, now()) > greatest(deadline, ?) + make_interval(secs => ?) AND
      """
          + DECIDED_BY_THE_SAGA;
  private static final String LATENESS =
      "SELECT coalesce(ceil(max(extract(epoch FROM decided_at - deadline))), 0) FROM orders WHERE "
          + DECIDED_BY_THE_SAGA;

  private final Sql sql;

  Verdict(Sql sql) {
    this.sql = sql;
  }

  /// Where customers were told something that is not so.
  List<String> brokenWords(List<Answer> answers) {
    List<String> broken = new ArrayList<>();
    for (Testimony each : Testimony.of(answers)) {
      broken.addAll(each.brokenWords(booksOf(each.customer())));
    }
    return broken;
  }

  private Testimony.Books booksOf(long customer) {
    Map<Long, String> orders = new TreeMap<>();
    sql.of("order-service")
        .rows(
            "SELECT order_id, status FROM orders WHERE user_id = ?",
            row -> orders.put(row.getLong(1), row.getString(2)),
            customer);
    long charged =
        sql.of("wallet-service")
            .number(
                "SELECT coalesce(sum(amount), 0) FROM posting WHERE user_id = ? AND type = 'CHARGE'",
                customer);
    long issues =
        sql.of("coupon-service")
            .number("SELECT count(*) FROM coupon_issue WHERE user_id = ?", customer);
    return new Testimony.Books(orders, charged - Load.MONEY, issues - Load.COUPONS_AT_FIRST);
  }

  /// Orders that stayed undecided for too long.
  List<String> lateOrders(Instant mended) {
    return sql
        .of("order-service")
        .rows(LATE, row -> row.getLong(1), mended.atOffset(ZoneOffset.UTC), GRACE.toSeconds())
        .stream()
        .map(
            order ->
                "order %d was not decided %d s after its deadline and after everything was mended"
                    .formatted(order, GRACE.toSeconds()))
        .toList();
  }

  /// The longest that an order was undecided beyond its deadline, whatever was broken meanwhile.
  Duration greatestLateness() {
    return Duration.ofSeconds(Math.max(0, sql.of("order-service").number(LATENESS)));
  }

  /// How many orders there are in each status.
  Map<String, Long> orders() {
    Map<String, Long> orders = new TreeMap<>();
    sql.of("order-service")
        .rows(
            "SELECT status, count(*) FROM orders GROUP BY status",
            row -> orders.put(row.getString(1), row.getLong(2)));
    return orders;
  }
}
