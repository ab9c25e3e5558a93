package com.sagamart.devstack.check;

/// issued ≤ quantity for every coupon; at most one issue per (coupon, user); a coupon issue is USED
/// by exactly one order. (That it is the PAID order that carries it, [OrdersAndSteps] sees.)
final class CouponsAndIssues implements Invariant {

  private static final String NO_MORE_THAN_THERE_ARE =
      """
      SELECT format('coupon %s: %s of %s are counted as issued, and %s issues are there',
                    id, issued, quantity, coalesce(issues, 0))
      FROM coupon LEFT JOIN (
        SELECT coupon_id AS id, count(*) AS issues FROM coupon_issue GROUP BY coupon_id
      ) there USING (id)
      WHERE issued NOT BETWEEN 0 AND quantity OR issued <> coalesce(issues, 0)
      ORDER BY id
      """;

  private static final String ONE_TO_A_USER =
      """
      SELECT format('coupon %s: user %s has %s issues: %s',
                    coupon_id, user_id, count(*), string_agg(id::text, ', ' ORDER BY id))
      FROM coupon_issue GROUP BY coupon_id, user_id HAVING count(*) > 1
      ORDER BY coupon_id, user_id
      """;

  private static final String USED_ONCE =
      """
      SELECT format('coupon issue %s: it is %s by order %s, but orders %s use it',
                    id, coalesce(status, 'unknown'), coalesce(order_id::text, 'none'), coalesce(users, 'none'))
      FROM coupon_issue FULL JOIN (
        SELECT coupon_issue_id AS id, string_agg(order_id::text, ', ' ORDER BY order_id) AS users
        FROM redemption WHERE status = 'APPLIED' GROUP BY coupon_issue_id
      ) using_it USING (id)
      WHERE status IS NULL OR (status = 'USED') <> (order_id IS NOT NULL)
        OR order_id::text IS DISTINCT FROM users
      ORDER BY id
      """;

  @Override
  public String title() {
    return "3 coupons: issued <= quantity, used once";
  }

  @Override
  public void check(Books books, Findings findings) {
    Snapshot coupon = books.coupon();
    findings.lookedAt(coupon.number("SELECT count(*) FROM coupon"), "coupons");
    findings.lookedAt(coupon.number("SELECT count(*) FROM coupon_issue"), "issues");
    findings.lookedAt(
        coupon.number("SELECT count(*) FROM coupon_issue WHERE status = 'USED'"), "used");
    coupon.each(NO_MORE_THAN_THERE_ARE, findings::certain);
    coupon.each(ONE_TO_A_USER, findings::certain);
    coupon.each(USED_ONCE, findings::certain);
  }
}
