package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Actor;
import com.sagamart.devstack.load.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A first-come coupon as one transaction on one hot row.
final class PlainClaim implements Actor {

  private static final String COUNT =
      "UPDATE coupon SET issued = issued + 1 WHERE coupon_id = ? AND issued < quantity";
  private static final String ISSUE =
      """
      INSERT INTO coupon_issue (coupon_id, user_id, status) VALUES (?, ?, 'ISSUED') ON CONFLICT DO NOTHING
      """;

  private final Connection connection;
  private final long coupon;

  PlainClaim(Connection connection, long coupon) {
    this.connection = connection;
    this.coupon = coupon;
  }

  @Override
  public Answer act(long turn) {
    try {
      connection.setAutoCommit(false);
      if (changed(COUNT, coupon) == 0) {
        connection.rollback();
        return Answer.bad("COUPON_SOLD_OUT");
      }
      if (changed(ISSUE, coupon, turn) == 0) {
        connection.rollback();
        return Answer.bad("COUPON_ALREADY_ISSUED");
      }
      connection.commit();
      return Answer.good("ISSUED");
    } catch (SQLException e) {
      return Answer.bad("SQL " + e.getSQLState());
    }
  }

  private int changed(String sql, long... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What it did is committed.
    }
  }
}
