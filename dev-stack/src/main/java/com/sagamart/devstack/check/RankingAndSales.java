package com.sagamart.devstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/// Ranking equals the sum over PAID orders in the window: each order stands in `sale` as it was
/// paid, minutes are sums over sales, and windows are sums over minutes.
final class RankingAndSales implements Invariant {

  /// How late a window may be: it moves once a second, by the minute.
  private static final int LATE_SECONDS = 120;

  /// The longest window; older sales need not be there after a rebuild.
  private static final int DAYS = 30;

  private static final String MINUTES_ARE_SUMS =
      """
      SELECT format('product %s: %s units are counted for %s, but sales of that minute are %s',
                    product_id, coalesce(qty, 0), minute, coalesce(sold, 0))
      FROM sold_minute FULL JOIN (
        SELECT product_id, minute, sum(quantity) AS sold
        FROM sale, unnest(product_ids, quantities) AS line (product_id, quantity)
        WHERE NOT cancelled GROUP BY product_id, minute
      ) sales USING (product_id, minute)
      WHERE coalesce(qty, 0) <> coalesce(sold, 0) OR qty < 0
      ORDER BY product_id, minute
      """;

  private static final String WINDOWS_ARE_SUMS =
      """
      SELECT format('product %s: %s units are counted for the last %s days, but its minutes have %s',
                    product_id, coalesce(qty, 0), days, coalesce(sold, 0))
      FROM window_units FULL JOIN (
        SELECT days, product_id, sum(qty) AS sold
        FROM sales_window JOIN sold_minute ON minute >= since GROUP BY days, product_id
      ) minutes USING (days, product_id)
      WHERE coalesce(qty, 0) <> coalesce(sold, 0) OR qty < 0
      ORDER BY days, product_id
      """;

  private static final String WINDOWS_MOVE =
      """
      SELECT format('the window of %s days still begins at %s', days, since) FROM sales_window
      WHERE since < now() - make_interval(days => days, secs => ?) ORDER BY days
      """;

  private static final String SALES =
      """
      SELECT order_id, minute, cancelled,
             (SELECT string_agg(product || '×' || quantity, ' ' ORDER BY product)
              FROM unnest(product_ids, quantities) AS line (product, quantity))
      FROM sale ORDER BY order_id
      """;

  /// In the minute of its payment, which an order that was taken back does not know any more.
  private static final String BOUGHT =
      """
      SELECT order_id, CASE status WHEN 'PAID' THEN date_trunc('minute', decided_at, 'UTC') END, status <> 'PAID',
             (SELECT string_agg("productId" || '×' || qty, ' ' ORDER BY "productId")
              FROM jsonb_to_recordset(lines) AS line ("productId" bigint, qty int)),
             decided_at < now() - make_interval(secs => ?) AND created_at > now() - make_interval(days => ?)
      FROM orders WHERE balance_after IS NOT NULL ORDER BY order_id
      """;

  /// @param lines `product×units`, by product
  private record Sale(Long key, String minute, boolean cancelled, String lines)
      implements Keyed<Long> {

    static Sale read(ResultSet row) throws SQLException {
      return new Sale(
          row.getLong(1),
          Objects.requireNonNullElse(row.getString(2), "its minute"),
          row.getBoolean(3),
          row.getString(4));
    }

    /// Whether it is what was bought, as far as the order knows.
    boolean is(Sale bought) {
      return cancelled == bought.cancelled
          && lines.equals(bought.lines)
          && (cancelled || minute.equals(bought.minute));
    }

    @Override
    public String toString() {
      return lines + " in " + minute + (cancelled ? ", cancelled" : "");
    }
  }

  /// @param comparable whether it is neither too young nor too old
  private record Bought(Sale sale, boolean comparable) implements Keyed<Long> {

    static Bought read(ResultSet row) throws SQLException {
      return new Bought(Sale.read(row), row.getBoolean(5));
    }

    @Override
    public Long key() {
      return sale.key();
    }
  }

  @Override
  public String title() {
    return "6 ranking: the sum over PAID orders";
  }

  @Override
  public void check(Books books, Findings findings) {
    Snapshot ranking = books.ranking();
    findings.lookedAt(ranking.number("SELECT count(*) FROM sold_minute"), "minutes");
    findings.lookedAt(ranking.number("SELECT count(*) FROM window_units"), "units in windows");
    ranking.each(MINUTES_ARE_SUMS, findings::certain);
    ranking.each(WINDOWS_ARE_SUMS, findings::certain);
    ranking.each(WINDOWS_MOVE, findings::suspected, LATE_SECONDS);
    try (Cursor<Long, Sale> sales = ranking.cursor(SALES, Sale::read);
        Cursor<Long, Bought> orders =
            books.orders().cursor(BOUGHT, Bought::read, books.settlingSeconds(), DAYS)) {
      findings.lookedAt(compare(sales, orders, findings), "sales beside their orders");
    }
  }

  private static long compare(
      Cursor<Long, Sale> sales, Cursor<Long, Bought> orders, Findings findings) {
    long compared = 0;
    Optional<Bought> next = orders.take();
    while (next.isPresent()) {
      Sale bought = next.get().sale();
      Optional<Sale> counted = sales.takeAt(bought.key(), it -> neverPaid(it, findings));
      if (next.get().comparable()) {
        compared++;
        if (counted.filter(it -> it.is(bought)).isEmpty()) {
          findings.suspected(
              "order %d: paid for %s, but counted as %s"
                  .formatted(bought.key(), bought, counted.map(Sale::toString).orElse("no sale")));
        }
      }
      next = orders.take();
    }
    sales.takeRest(it -> neverPaid(it, findings));
    return compared;
  }

  private static void neverPaid(Sale sale, Findings findings) {
    findings.suspected("order %d: counted as a sale, but never paid".formatted(sale.key()));
  }
}
