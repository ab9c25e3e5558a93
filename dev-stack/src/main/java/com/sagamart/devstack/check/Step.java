package com.sagamart.devstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What one service did for an order, and whether it stands, is undone, or never will be.
sealed interface Step extends Keyed<Long> {

  String status();

  /// What a refusal leaves when the order was over before its step.
  default boolean isTombstone() {
    return status().equals("TOMBSTONE");
  }

  /// The stock of an order.
  ///
  /// @param lines `product×units`, by product
  record Reservation(Long key, long userId, String status, String lines) implements Step {

    private static final String ALL =
        """
        SELECT order_id, user_id, status,
               (SELECT coalesce(string_agg(product || '×' || qty, ' ' ORDER BY product), '')
                FROM unnest(product_ids, qtys) AS line (product, qty))
        FROM reservation ORDER BY order_id
        """;

    static Cursor<Long, Reservation> all(Books books) {
      return books.inventory().cursor(ALL, Reservation::read);
    }

    private static Reservation read(ResultSet row) throws SQLException {
      return new Reservation(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
    }
  }

  /// The coupon of an order.
  ///
  /// @param userId who holds the coupon issue
  record Redemption(Long key, String status, @Nullable Long couponIssueId, @Nullable Long userId)
      implements Step {

    private static final String ALL =
        """
        SELECT redemption.order_id, redemption.status, coupon_issue_id, user_id
        FROM redemption LEFT JOIN coupon_issue ON coupon_issue.id = coupon_issue_id
        ORDER BY redemption.order_id
        """;

    static Cursor<Long, Redemption> all(Books books) {
      return books.coupon().cursor(ALL, Redemption::read);
    }

    private static Redemption read(ResultSet row) throws SQLException {
      return new Redemption(
          row.getLong(1),
          row.getString(2),
          row.getObject(3, Long.class),
          row.getObject(4, Long.class));
    }
  }

  /// The money of an order.
  record Debit(Long key, long userId, String status, long amount) implements Step {

    private static final String ALL =
        "SELECT order_id, user_id, status, amount FROM order_debit ORDER BY order_id";

    static Cursor<Long, Debit> all(Books books) {
      return books.wallet().cursor(ALL, Debit::read);
    }

    private static Debit read(ResultSet row) throws SQLException {
      return new Debit(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4));
    }
  }
}
