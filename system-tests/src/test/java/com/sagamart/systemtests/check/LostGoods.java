package com.sagamart.systemtests.check;

import java.util.stream.Stream;

/// What can go wrong with money, stock and coupons, although the databases refuse most of it.
final class LostGoods {

  private LostGoods() {}

  static Stream<Defect> all() {
    return Stream.of(money(), stock(), coupons()).flatMap(it -> it);
  }

  private static Stream<Defect> money() {
    return Stream.of(
        Defect.of("a won that is gone")
            .plantedIn("wallet", "UPDATE wallet SET balance = balance - 1 WHERE user_id = {user}")
            .repairedBy("UPDATE wallet SET balance = balance + 1 WHERE user_id = {user}")
            .isNamed(
                "wallet {user}: its balance is 2099 after 3 postings, but its ledger has 3, which add up to 2100"),
        Defect.of("a broken ledger chain")
            .plantedIn(
                "wallet",
                "UPDATE posting SET balance_after = balance_after + 1 WHERE user_id = {user} AND number = 2")
            .repairedBy(
                "UPDATE posting SET balance_after = balance_after - 1 WHERE user_id = {user} AND number = 2")
            .isNamed("wallet {user}: posting 2, a DEBIT of 1900 after 5000, leaves 3101"),
        Defect.of("a double debit")
            .plantedIn(
                "wallet",
                """
                DROP INDEX posting_once_per_order;
                INSERT INTO posting SELECT user_id, 4, 'DEBIT', 1900, balance - 1900, {paid}, now()
                FROM wallet WHERE user_id = {user};
                UPDATE wallet SET balance = balance - 1900, postings = 4 WHERE user_id = {user}
                """)
            .repairedBy(
                """
                DELETE FROM posting WHERE user_id = {user} AND number = 4;
                UPDATE wallet SET balance = balance + 1900, postings = 3 WHERE user_id = {user};
                CREATE UNIQUE INDEX posting_once_per_order ON posting (order_id, type) WHERE order_id IS NOT NULL
                """)
            .isNamed(
                "order {paid}: its debit of 1900 is DEBITED, but the ledger has 2 debits of 3800 and 0 refunds of 0"),
        Defect.of("a skipped compensation")
            .plantedIn(
                "wallet",
                """
                CREATE TABLE kept AS SELECT * FROM posting WHERE user_id = {other} AND number = 3;
                DELETE FROM posting WHERE user_id = {other} AND number = 3;
                UPDATE wallet SET balance = balance - 900, postings = 2 WHERE user_id = {other};
                UPDATE order_debit SET status = 'DEBITED' WHERE order_id = {takenBack}
                """)
            .repairedBy(
                """
                INSERT INTO posting SELECT * FROM kept;
                UPDATE wallet SET balance = balance + 900, postings = 3 WHERE user_id = {other};
                UPDATE order_debit SET status = 'REFUNDED' WHERE order_id = {takenBack};
                DROP TABLE kept
                """)
            .isNamed("order {takenBack}, taken back: its debit is DEBITED"),
        Defect.of("another's money")
            .plantedIn("wallet", "UPDATE order_debit SET user_id = {other} WHERE order_id = {paid}")
            .repairedBy("UPDATE order_debit SET user_id = {user} WHERE order_id = {paid}")
            .isNamed("order {paid}, PAID: user {user} ordered, but user {other} pays"));
  }

  private static Stream<Defect> stock() {
    return Stream.of(
        Defect.of("a unit from nowhere")
            .plantedIn(
                "inventory",
                """
                ALTER TABLE product DROP CONSTRAINT every_unit_is_somewhere;
                UPDATE product SET available = available + 1 WHERE product_id = {product}
                """)
            .repairedBy(
                """
                UPDATE product SET available = available - 1 WHERE product_id = {product};
                ALTER TABLE product ADD CONSTRAINT every_unit_is_somewhere
                  CHECK (stocked = available + reserved + sold)
                """)
            .isNamed(
                "product {product}: 10 were stocked, but 8 are available, 0 reserved and 3 sold"),
        Defect.of("an oversell by one")
            .plantedIn(
                "inventory",
                "UPDATE product SET available = available - 1, sold = sold + 1 WHERE product_id = {product}")
            .repairedBy(
                "UPDATE product SET available = available + 1, sold = sold - 1 WHERE product_id = {product}")
            .isNamed("product {product}: 0 reserved and 4 sold, but orders hold 0 and bought 3"),
        Defect.of("stock that was not given back")
            .plantedIn(
                "inventory",
                """
                UPDATE reservation SET status = 'COMMITTED' WHERE order_id = {takenBack};
                UPDATE product SET available = available - 1, sold = sold + 1 WHERE product_id = {product}
                """)
            .repairedBy(
                """
                UPDATE reservation SET status = 'RELEASED' WHERE order_id = {takenBack};
                UPDATE product SET available = available + 1, sold = sold - 1 WHERE product_id = {product}
                """)
            .isNamed("order {takenBack}, taken back: its reservation is COMMITTED"));
  }

  private static Stream<Defect> coupons() {
    String another =
        """
        INSERT INTO coupon_issue
        SELECT 1, coupon_id, %s, discount_type, discount_value, max_discount, 'ISSUED', NULL, issued_at, expires_at
        FROM coupon_issue WHERE id = {issue};
        """;
    return Stream.of(
        Defect.of("a coupon beyond the limit")
            .plantedIn(
                "coupon",
                "ALTER TABLE coupon DROP CONSTRAINT coupon_not_oversold;"
                    + another.formatted("{stranger}")
                    + "UPDATE coupon SET issued = 4 WHERE id = {coupon}")
            .repairedBy(
                """
                DELETE FROM coupon_issue WHERE id = 1;
                UPDATE coupon SET issued = 3 WHERE id = {coupon};
                ALTER TABLE coupon ADD CONSTRAINT coupon_not_oversold CHECK (issued BETWEEN 0 AND quantity)
                """)
            .isNamed("coupon {coupon}: 4 of 3 are counted as issued, and 4 issues are there"),
        Defect.of("two coupons for one user")
            .plantedIn(
                "coupon",
                "ALTER TABLE coupon_issue DROP CONSTRAINT coupon_issue_once_per_user;"
                    + another.formatted("{user}"))
            .repairedBy(
                """
                DELETE FROM coupon_issue WHERE id = 1;
                ALTER TABLE coupon_issue ADD CONSTRAINT coupon_issue_once_per_user UNIQUE (coupon_id, user_id)
                """)
            .isNamed("coupon {coupon}: user {user} has 2 issues: 1, {issue}"),
        Defect.of("a coupon used twice")
            .plantedIn("coupon", "INSERT INTO redemption VALUES ({plain}, {issue}, 'APPLIED')")
            .repairedBy("DELETE FROM redemption WHERE order_id = {plain}")
            .isNamed(
                "coupon issue {issue}: it is USED by order {paid}, but orders {paid}, {plain} use it"),
        Defect.of("a coupon that a refused order keeps")
            .plantedIn(
                "coupon",
                """
                UPDATE redemption SET status = 'APPLIED' WHERE order_id = {refused};
                UPDATE coupon_issue SET status = 'USED', order_id = {refused} WHERE id = {unused}
                """)
            .repairedBy(
                """
                UPDATE redemption SET status = 'RELEASED' WHERE order_id = {refused};
                UPDATE coupon_issue SET status = 'ISSUED', order_id = NULL WHERE id = {unused}
                """)
            .isNamed("order {refused}, REJECTED: its coupon's redemption is APPLIED"));
  }
}
