package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.load.Driver;
import com.sagamart.devstack.load.Measured;
import com.sagamart.devstack.load.Plan;
import com.sagamart.devstack.server.AdministratorSql;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/// The plain transactions, in a database of their own on the same server.
final class Baseline {

  /// With which PostgreSQL does most on two cores; more of them only wait for one another.
  static final int CONNECTIONS = 8;

  private static final String DATABASE = "baseline";
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final String TABLES =
      """
      CREATE TABLE product (
        product_id bigint PRIMARY KEY, price bigint NOT NULL, available bigint NOT NULL CHECK (available >= 0)
      ) WITH (fillfactor = 50);
      CREATE TABLE wallet (user_id bigint PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0));
      CREATE TABLE ledger (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, user_id bigint NOT NULL, amount bigint NOT NULL,
        balance_after bigint NOT NULL, order_id bigint NOT NULL, created_at timestamptz NOT NULL
      );
      CREATE TABLE coupon (
        coupon_id bigint PRIMARY KEY, quantity bigint NOT NULL, issued bigint NOT NULL CHECK (issued <= quantity)
      );
      CREATE TABLE coupon_issue (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (START WITH 1000000000), coupon_id bigint NOT NULL,
        user_id bigint NOT NULL, status text NOT NULL, UNIQUE (coupon_id, user_id)
      );
      CREATE TABLE orders (
        order_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, user_id bigint NOT NULL, coupon_issue_id bigint,
        subtotal bigint NOT NULL, discount bigint NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL
      );
      CREATE TABLE order_line (
        order_id bigint, product_id bigint, qty int NOT NULL, unit_price bigint NOT NULL,
        PRIMARY KEY (order_id, product_id)
      );
      CREATE TABLE outbox (
        event_id uuid PRIMARY KEY, topic text NOT NULL, record_key text NOT NULL, type text NOT NULL,
        payload text NOT NULL, created_at timestamptz NOT NULL
      );
      """;

  private static final String ROWS =
      """
      INSERT INTO product SELECT n, :price, :stock FROM generate_series(0, :goods - 1) n;
      INSERT INTO wallet SELECT n, :money FROM generate_series(0, :buyers - 1) n;
      INSERT INTO coupon VALUES (:claimed, 10000000, 0);
      INSERT INTO coupon_issue (id, coupon_id, user_id, status) OVERRIDING SYSTEM VALUE
      SELECT c * :buyers + n, c, n, 'ISSUED' FROM generate_series(0, :coupons - 1) c, generate_series(0, :buyers - 1) n
      """;

  private final AdministratorSql sql;
  private final Population population;

  private Baseline(AdministratorSql sql, Population population) {
    this.sql = sql;
    this.population = population;
  }

  /// Makes the database and fills it.
  static Baseline create(Stack stack, Population population, Filling filling) {
    AdministratorSql server = Filling.sql(stack, "postgres");
    server.run("DROP DATABASE IF EXISTS " + DATABASE);
    server.run("CREATE DATABASE " + DATABASE);
    AdministratorSql sql = Filling.sql(stack, DATABASE);
    sql.run(TABLES);
    sql.run(filling.with(ROWS, Map.of("goods", population.products())));
    sql.run("VACUUM ANALYZE");
    return new Baseline(sql, population);
  }

  /// Two products out of all.
  Measured uniform(Duration length) {
    return checkouts(turn -> Basket.uniform(population, turn), length);
  }

  /// Everybody buys one product.
  Measured hot(Duration length) {
    return checkouts(turn -> Basket.hot(population, turn), length);
  }

  /// Everybody claims one coupon.
  Measured coupon(Duration length) {
    return run(new Driver(() -> new PlainClaim(sql.connect(), Population.CLAIMED_COUPON)), length);
  }

  private Measured checkouts(LongFunction<Basket> baskets, Duration length) {
    sql.run("UPDATE coupon_issue SET status = 'ISSUED' WHERE status = 'USED'");
    sql.run("VACUUM coupon_issue");
    return run(new Driver(() -> new PlainTransaction(sql.connect(), baskets)), length);
  }

  private static Measured run(Driver driver, Duration length) {
    driver.run(Plan.closed(CONNECTIONS, WARM_UP));
    return driver.run(Plan.closed(CONNECTIONS, length));
  }
}
