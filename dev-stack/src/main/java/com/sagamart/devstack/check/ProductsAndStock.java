package com.sagamart.devstack.check;

/// For every product: initial + restocked = available + reserved + sold; none is negative. What is
/// reserved and sold is what orders hold. (That they are the right orders, [OrdersAndSteps] sees.)
final class ProductsAndStock implements Invariant {

  /// `stocked` is what creating and restocking ever put in; nothing else changes it.
  private static final String EVERY_UNIT_IS_SOMEWHERE =
      """
      SELECT format('product %s: %s were stocked, but %s are available, %s reserved and %s sold',
                    product_id, stocked, available, reserved, sold)
      FROM product
      WHERE stocked <> available + reserved + sold OR least(stocked, available, reserved, sold) < 0
      ORDER BY product_id
      """;

  private static final String ORDERS_HOLD_IT =
      """
      SELECT format('product %s: %s reserved and %s sold, but orders hold %s and bought %s',
                    product_id, coalesce(reserved::text, 'nothing'), coalesce(sold::text, 'nothing'),
                    coalesce(held, 0), coalesce(bought, 0))
      FROM product FULL JOIN (
        SELECT product_id,
               coalesce(sum(qty) FILTER (WHERE status = 'RESERVED'), 0) AS held,
               coalesce(sum(qty) FILTER (WHERE status = 'COMMITTED'), 0) AS bought
        FROM reservation, unnest(product_ids, qtys) AS line (product_id, qty) GROUP BY product_id
      ) orders USING (product_id)
      WHERE ((reserved, sold) = (coalesce(held, 0), coalesce(bought, 0))) IS NOT TRUE
      ORDER BY product_id
      """;

  @Override
  public String title() {
    return "2 stock: stocked = available + reserved + sold";
  }

  @Override
  public void check(Books books, Findings findings) {
    Snapshot inventory = books.inventory();
    findings.lookedAt(inventory.number("SELECT count(*) FROM product"), "products");
    findings.lookedAt(
        inventory.number("SELECT coalesce(sum(stocked), 0)::bigint FROM product"), "units");
    findings.lookedAt(inventory.number("SELECT count(*) FROM reservation"), "reservations");
    inventory.each(EVERY_UNIT_IS_SOMEWHERE, findings::certain);
    inventory.each(ORDERS_HOLD_IT, findings::certain);
  }
}
