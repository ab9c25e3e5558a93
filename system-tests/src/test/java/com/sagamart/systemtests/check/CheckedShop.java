package com.sagamart.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A stack of its own, in which one small story was played: two orders are paid, one is taken back,
/// two are refused. Overdue orders stay as they are, so that one can be found.
final class CheckedShop implements AutoCloseable {

  private static final int PORT_OFFSET = 12_500;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SAGAMART_RATE_LIMITS", "off", "SAGAMART_CHECKOUT_SWEEP_EVERY", "1h");

  private static final int STOCK = 10;
  private static final long PRICE = 1_000;
  private static final long MONEY = 5_000;
  private static final String RESERVATION_OF_PLAIN =
      """
      SELECT event_id FROM outbox WHERE type = 'STOCK_RESERVED' AND record_key = '{plain}'
      """;
  private static final Map<String, ?> DISCOUNT = Map.of("type", "FIXED", "value", 100);

  private final Stack stack =
      Stack.at(Path.of("target", "checked-stack").toAbsolutePath(), PORT_OFFSET, ENVIRONMENT);
  private final Shop shop = stack.shop();
  private final Map<String, String> cast = new HashMap<>();

  CheckedShop() {
    Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stop-checked-stack"));
    stack.up(true, false);
  }

  Stack stack() {
    return stack;
  }

  Admin admin() {
    return new Admin(shop, stack.tokens());
  }

  /// Plays the story, and remembers who and what was in it.
  void play() throws SQLException {
    Admin admin = admin();
    long product = remember("product", admin.product(PRICE, STOCK));
    long coupon = remember("coupon", admin.coupon(DISCOUNT, 3));
    twoOrdersArePaid(admin, product, coupon);

    Customer other = admin.customerWith(MONEY);
    remember("other", other.id());
    Reply regretted = other.checkoutWith(other.claim(coupon), new Line(product, 1));
    other.cancel(remember("takenBack", paid(regretted))).orFail();

    Customer poor = admin.customerWith(1);
    long unused = remember("unused", poor.claim(coupon));
    assertThat(poor.checkoutWith(unused, new Line(product, 1)).text("code"))
        .isEqualTo("WALLET_INSUFFICIENT_BALANCE");
    JsonNode orders = poor.list("/v1/users/{userId}/orders").body();
    remember("refused", orders.at("/items/0/orderId").asLong());

    remember("stranger", admin.customerWith(0).id());
    cast.put("event", ask("inventory", RESERVATION_OF_PLAIN));
  }

  private void twoOrdersArePaid(Admin admin, long product, long coupon) {
    Customer user = admin.customerWith(MONEY);
    remember("user", user.id());
    long issue = remember("issue", user.claim(coupon));
    remember("paid", paid(user.checkoutWith(issue, new Line(product, 2))));
    remember("plain", paid(user.checkout(new Line(product, 1))));
    assertThat(user.checkout(new Line(product, 999)).text("code")).isEqualTo("OUT_OF_STOCK");
  }

  private static long paid(Reply checkout) {
    assertThat(checkout.orFail().text("status")).isEqualTo("PAID");
    return checkout.number("orderId");
  }

  private long remember(String name, long number) {
    cast.put(name, Long.toString(number));
    return number;
  }

  /// The text with the names in braces replaced by the numbers of the story.
  String told(String text) {
    String told = text;
    for (Map.Entry<String, String> each : cast.entrySet()) {
      told = told.replace("{" + each.getKey() + "}", each.getValue());
    }
    return told;
  }

  /// Changes a database past all rights, triggers and foreign keys.
  void falsify(String database, String statements) throws SQLException {
    try (Connection connection = superuser(database);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.execute(told(statements));
      connection.commit();
    }
  }

  private String ask(String database, String query) throws SQLException {
    try (Connection connection = superuser(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(told(query))) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(stack.jdbc(database), "postgres", "postgres");
  }

  @Override
  public void close() {
    stack.down();
  }
}
