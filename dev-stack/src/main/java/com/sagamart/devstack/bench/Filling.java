package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.server.AdministratorSql;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the population straight into the databases, as their services would have left it long ago:
/// so long ago that outboxes and topics do not have its events any more.
final class Filling {

  /// A million rows take their time.
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(15);

  private static final List<String> DATABASES =
      List.of("wallet", "coupon", "inventory", "orders", "ranking");

  /// Events of before are in no outbox, as if the parts of those days had been dropped.
  private static final String FORGET_EVENTS =
      "UPDATE outbox_horizon SET kept_since = greatest(kept_since, now())";

  /// Everybody who may claim has a wallet, those who buy have money.
  private static final String WALLETS =
      """
      INSERT INTO wallet (user_id, balance, postings, updated_at)
      SELECT :user + n, CASE WHEN n < :buyers THEN :money ELSE 0 END, (n < :buyers)::int, now()
      FROM generate_series(0, :claimants - 1) n;
      INSERT INTO posting (user_id, number, type, amount, balance_after, created_at)
      SELECT :user + n, 1, 'CHARGE', :money, :money, now() FROM generate_series(0, :buyers - 1) n
      """;

  private static final String PRODUCTS =
      """
      INSERT INTO product (product_id, name, price, description, images, stopped, stocked, available, reserved, sold)
      SELECT :product + n,
             (ARRAY['유기농','국내산','수제','대용량','Organic','Fresh','제주','전통'])[1 + n % 8] || ' '
               || (ARRAY['우유','치즈','두부','사과','현미','김치','라면','Coffee','Soap','Noodles'])[1 + n / 8 % 10]
               || ' ' || n,
             :price, '원유 100%', ARRAY['https://images.sagamart.example/products.jpg'], false, :stock, :stock, 0, 0
      FROM generate_series(:from, :to - 1) n
      """;

  private static final String COUPONS =
      """
      INSERT INTO known_user (user_id) SELECT :user + n FROM generate_series(0, :claimants - 1) n;
      INSERT INTO coupon (id, name, quantity, issued, discount_type, discount_value, max_discount,
                          starts_at, ends_at, valid_days)
      SELECT id, 'bench', quantity, issued, 'PERCENT', :percent, NULL,
             now() - interval '1 hour', now() + interval '30 days', 30
      FROM (
        SELECT :coupon + n AS id, :buyers AS quantity, :buyers AS issued FROM generate_series(0, :coupons - 1) n
        UNION ALL VALUES (:claimed, :claimants / 2, 0), (:warm, :claimants / 2, 0)
      ) all_of_them;
      INSERT INTO coupon_issue (id, coupon_id, user_id, discount_type, discount_value, max_discount,
                                status, issued_at, expires_at)
      SELECT :issue + c * :buyers + n, :coupon + c, :user + n, 'PERCENT', :percent, NULL,
             'ISSUED', now(), now() + interval '30 days'
      FROM generate_series(0, :coupons - 1) c, generate_series(0, :buyers - 1) n
      """;

  private final Stack stack;
  private final Population population;

  Filling(Stack stack, Population population) {
    this.stack = stack;
    this.population = population;
  }

  /// Everything but what [History] brings.
  void fill() {
    sql("wallet").run(with(FORGET_EVENTS + ";" + WALLETS, Map.of()));
    sql("inventory").run(FORGET_EVENTS);
    stock(0, population.products());
    sql("coupon").run(with(FORGET_EVENTS + ";" + COUPONS, Map.of()));
    sql("orders").run(FORGET_EVENTS);
    settle();
  }

  /// Puts products in from this index to before that one.
  void stock(int from, int to) {
    sql("inventory").run(with(PRODUCTS, Map.of("from", from, "to", to)));
  }

  /// What a database does by itself after a while, so that it does not do it in the measurement.
  void settle() {
    DATABASES.forEach(it -> sql(it).run("VACUUM ANALYZE"));
    sql("postgres").run("CHECKPOINT");
  }

  /// How many issues of the coupon that all claim there are.
  long claimed() {
    return sql("coupon")
        .number("SELECT count(*) FROM coupon_issue WHERE coupon_id = ?", Population.CLAIMED_COUPON);
  }

  private AdministratorSql sql(String database) {
    return sql(stack, database);
  }

  /// A database of the stack that is measured, or of its server.
  static AdministratorSql sql(Stack stack, String database) {
    return new AdministratorSql(stack.ports().postgres(), database, LONGEST_STATEMENT);
  }

  /// The statements with numbers in place of names.
  String with(String statements, Map<String, ? extends Number> more) {
    Map<String, Number> numbers = new HashMap<>(more);
    numbers.put("user", Population.FIRST_USER);
    numbers.put("buyers", population.buyers());
    numbers.put("claimants", population.claimants());
    numbers.put("money", Population.MONEY);
    numbers.put("product", Population.FIRST_PRODUCT);
    numbers.put("price", Population.PRICE);
    numbers.put("stock", Population.STOCK);
    numbers.put("coupon", Population.FIRST_COUPON);
    numbers.put("coupons", population.coupons());
    numbers.put("issue", Population.FIRST_ISSUE);
    numbers.put("percent", Population.DISCOUNT_PERCENT);
    numbers.put("claimed", Population.CLAIMED_COUPON);
    numbers.put("warm", Population.WARM_UP_COUPON);
    String filled = statements;
    for (Map.Entry<String, Number> each : numbers.entrySet()) {
      filled = filled.replaceAll(":" + each.getKey() + "\\b", each.getValue().toString());
    }
    return filled;
  }
}
