package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Answer;
import java.sql.Connection;
import java.sql.SQLException;

/// A first-come coupon as one transaction on one hot row.
final class PlainClaim extends PlainActor {

  private static final String COUNT =
      "UPDATE coupon SET issued = issued + 1 WHERE coupon_id = ? AND issued < quantity";
  private static final String ISSUE =
      """
      INSERT INTO coupon_issue (coupon_id, user_id, status) VALUES (?, ?, 'ISSUED') ON CONFLICT DO NOTHING
      """;

  private final long coupon;

  /// @param connection its own, which it closes
  PlainClaim(Connection connection, long coupon) {
    super(connection);
    this.coupon = coupon;
  }

  @Override
  Answer work(long turn) throws SQLException {
    if (changed(COUNT, coupon) == 0) {
      return Answer.bad("COUPON_SOLD_OUT");
    }
    if (changed(ISSUE, coupon, turn) == 0) {
      return Answer.bad("COUPON_ALREADY_ISSUED");
    }
    return Answer.good("ISSUED");
  }
}
