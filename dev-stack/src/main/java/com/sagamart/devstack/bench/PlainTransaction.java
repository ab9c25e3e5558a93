package com.sagamart.devstack.bench;

import com.sagamart.devstack.load.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.LongFunction;

/// A checkout as one transaction in one database: what the saga is measured against.
final class PlainTransaction extends PlainActor {

  private static final String STOCK =
      """
      UPDATE product SET available = available - 1 WHERE product_id = ? AND available >= 1 RETURNING price
      """;
  private static final String COUPON =
      "UPDATE coupon_issue SET status = 'USED' WHERE id = ? AND user_id = ? AND status = 'ISSUED'";
  private static final String WALLET =
      """
      UPDATE wallet SET balance = balance - ? WHERE user_id = ? AND balance >= ? RETURNING balance
      """;
  private static final String ORDER =
      """
      INSERT INTO orders (user_id, coupon_issue_id, subtotal, discount, status, created_at)
      VALUES (?, ?, ?, ?, 'PAID', now()) RETURNING order_id
      """;
  private static final String LEDGER =
      """
      INSERT INTO ledger (user_id, amount, balance_after, order_id, created_at) VALUES (?, ?, ?, ?, now())
      """;
  private static final String LINE =
      "INSERT INTO order_line (order_id, product_id, qty, unit_price) VALUES (?, ?, 1, ?)";
  private static final String OUTBOX =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, payload, created_at)
      VALUES (?, 'order-paid', ?, 'ORDER_PAID', ?, now())
      """;

  private static final Answer PAID = Answer.good("PAID");

  private final LongFunction<Basket> baskets;

  /// @param connection its own, which it closes
  PlainTransaction(Connection connection, LongFunction<Basket> baskets) {
    super(connection);
    this.baskets = baskets;
  }

  @Override
  Answer work(long turn) throws SQLException {
    return buy(baskets.apply(turn));
  }

  private Answer buy(Basket basket) throws SQLException {
    long subtotal = 0;
    for (int product : basket.products()) {
      Long price = number(STOCK, (long) product);
      if (price == null) {
        return Answer.bad("OUT_OF_STOCK");
      }
      subtotal += price;
    }
    Long issue = basket.issue().orElse(null);
    if (issue != null && changed(COUPON, issue, (long) basket.buyer()) == 0) {
      return Answer.bad("COUPON_INVALID");
    }
    long total = subtotal - basket.discount();
    Long balance = number(WALLET, total, (long) basket.buyer(), total);
    if (balance == null) {
      return Answer.bad("WALLET_INSUFFICIENT_BALANCE");
    }
    writeDown(basket, subtotal, total, balance);
    return PAID;
  }

  private void writeDown(Basket basket, long subtotal, long total, long balance)
      throws SQLException {
    long buyer = basket.buyer();
    Long issue = basket.issue().orElse(null);
    Long order = number(ORDER, buyer, issue, subtotal, basket.discount());
    if (order == null) {
      throw new SQLException("no order id");
    }
    changed(LEDGER, buyer, total, balance, order);
    try (PreparedStatement lines = prepare(LINE)) {
      for (int product : basket.products()) {
        set(lines, order, (long) product, Population.PRICE);
        lines.addBatch();
      }
      lines.executeBatch();
    }
    changed(OUTBOX, UUID.randomUUID(), order.toString(), basket.json());
  }
}
