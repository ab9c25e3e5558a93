package com.sagamart.devstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An order, as order-service has it.
///
/// @param wasPaid whether it is PAID, or was until its owner took it back
/// @param total null where it never was priced to the end
/// @param lines `product×units`, by product
/// @param isSettled whether it has been terminal for long enough that nothing of it is on its way
record PlacedOrder(
    Long key,
    long userId,
    String status,
    boolean wasPaid,
    boolean isRefunded,
    @Nullable Long couponIssueId,
    @Nullable Long total,
    String lines,
    boolean isSettled)
    implements Keyed<Long> {

  private static final String ALL =
      """
      SELECT order_id, user_id, status, balance_after IS NOT NULL, refunded_at IS NOT NULL, coupon_issue_id, total,
             (SELECT string_agg("productId" || '×' || qty, ' ' ORDER BY "productId")
              FROM jsonb_to_recordset(lines) AS line ("productId" bigint, qty int)),
             status <> 'PENDING' AND decided_at < now() - make_interval(secs => ?)
      FROM orders ORDER BY order_id
      """;

  static Cursor<Long, PlacedOrder> all(Books books) {
    return books.orders().cursor(ALL, PlacedOrder::read, books.settlingSeconds());
  }

  private static PlacedOrder read(ResultSet row) throws SQLException {
    return new PlacedOrder(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getObject(6, Long.class),
        row.getObject(7, Long.class),
        row.getString(8),
        row.getBoolean(9));
  }

  boolean isPaid() {
    return status.equals("PAID");
  }

  boolean isCancelled() {
    return status.equals("CANCELLED");
  }

  /// How a finding begins.
  String name() {
    return "order %d, %s: ".formatted(key, isCancelled() && wasPaid ? "taken back" : status);
  }
}
