package com.sagamart.devstack.check;

import com.sagamart.devstack.check.WalletsAndLedger.Sum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// For every user: balance = Σ ledger; each ledger row's balanceAfter follows from the one before;
/// no balance is negative. Σ debits − Σ refunds = Σ totals of orders that are PAID.
final class WalletsAndLedger implements Invariant {

  private static final String BALANCE_IS_THE_SUM =
      """
      SELECT format('wallet %s: its balance is %s after %s postings, but its ledger has %s, which add up to %s',
                    user_id, balance, postings, coalesce(number, 0), coalesce(total, 0))
      FROM wallet LEFT JOIN (
        SELECT user_id, count(*) AS number, sum(CASE type WHEN 'DEBIT' THEN -amount ELSE amount END) AS total
        FROM posting GROUP BY user_id
      ) ledger USING (user_id)
      WHERE balance < 0 OR (balance, postings) <> (coalesce(total, 0), coalesce(number, 0))
      ORDER BY user_id
      """;

  private static final String EACH_FOLLOWS =
      """
      SELECT format('wallet %s: posting %s, a %s of %s after %s, leaves %s',
                    user_id, number, type, amount, before, balance_after)
      FROM (
        SELECT *, coalesce(lag(balance_after) OVER ledger, 0) AS before, row_number() OVER ledger AS place
        FROM posting WINDOW ledger AS (PARTITION BY user_id ORDER BY number)
      ) line
      WHERE number <> place OR balance_after < 0
        OR balance_after <> before + CASE type WHEN 'DEBIT' THEN -amount ELSE amount END
      ORDER BY user_id, number
      """;

  private static final String DEBITS_STAND_IN_THE_LEDGER =
      """
      SELECT format('order %s: its debit of %s is %s, but the ledger has %s debits of %s and %s refunds of %s',
                    order_id, amount, coalesce(status, 'unknown'), coalesce(debits, 0), coalesce(debited, 0),
                    coalesce(refunds, 0), coalesce(refunded, 0))
      FROM order_debit FULL JOIN (
        SELECT order_id,
               count(*) FILTER (WHERE type = 'DEBIT') AS debits,
               coalesce(sum(amount) FILTER (WHERE type = 'DEBIT'), 0) AS debited,
               count(*) FILTER (WHERE type = 'REFUND') AS refunds,
               coalesce(sum(amount) FILTER (WHERE type = 'REFUND'), 0) AS refunded
        FROM posting WHERE order_id IS NOT NULL GROUP BY order_id
      ) ledger USING (order_id)
      WHERE (CASE status
               WHEN 'DEBITED' THEN (debits, debited, refunds, refunded) = (1, amount, 0, 0)
               WHEN 'REFUNDED' THEN (debits, debited, refunds, refunded) = (1, amount, 1, amount)
               WHEN 'TOMBSTONE' THEN debits IS NULL
             END) IS NOT TRUE
      ORDER BY order_id
      """;

  private static final String PAID_FROM_WALLETS =
      """
      SELECT user_id, sum(CASE type WHEN 'DEBIT' THEN amount ELSE -amount END) FROM posting
      WHERE type <> 'CHARGE' GROUP BY user_id ORDER BY user_id
      """;

  private static final String PAID_FOR_ORDERS =
      """
      SELECT user_id, coalesce(sum(total) FILTER (WHERE status = 'PAID'), 0) FROM orders
      GROUP BY user_id ORDER BY user_id
      """;

  /// What a user has paid, as one of the two sides counts it.
  record Sum(Long key, long won) implements Keyed<Long> {

    static Sum read(ResultSet row) throws SQLException {
      return new Sum(row.getLong(1), row.getLong(2));
    }
  }

  @Override
  public String title() {
    return "1 money: balance = ledger, paid = orders";
  }

  @Override
  public void check(Books books, Findings findings) {
    Snapshot wallet = books.wallet();
    findings.lookedAt(wallet.number("SELECT count(*) FROM wallet"), "wallets");
    findings.lookedAt(wallet.number("SELECT count(*) FROM posting"), "postings");
    wallet.each(BALANCE_IS_THE_SUM, findings::certain);
    wallet.each(EACH_FOLLOWS, findings::certain);
    wallet.each(DEBITS_STAND_IN_THE_LEDGER, findings::certain);
    compareUsers(books, findings);
  }

  private static void compareUsers(Books books, Findings findings) {
    long total = 0;
    try (Cursor<Long, Sum> paid = books.wallet().cursor(PAID_FROM_WALLETS, Sum::read);
        Cursor<Long, Sum> ordered = books.orders().cursor(PAID_FOR_ORDERS, Sum::read)) {
      Optional<Sum> user = ordered.take();
      while (user.isPresent()) {
        long userId = user.get().key();
        long won =
            paid.takeAt(userId, it -> compare(it.key(), it.won(), 0, findings))
                .map(Sum::won)
                .orElse(0L);
        compare(userId, won, user.get().won(), findings);
        total = Math.addExact(total, user.get().won());
        user = ordered.take();
      }
      paid.takeRest(it -> compare(it.key(), it.won(), 0, findings));
    }
    findings.lookedAt(total, "KRW paid");
  }

  private static void compare(long userId, long paid, long ordered, Findings findings) {
    if (paid != ordered) {
      findings.suspected(
          "wallet %d: debits less refunds are %d, but the totals of its PAID orders are %d"
              .formatted(userId, paid, ordered));
    }
  }
}
