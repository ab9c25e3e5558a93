package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.systemtests.contract.Buying.checkout;
import static com.sagamart.systemtests.contract.Buying.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What sells best.
final class TopRows {

  private static final int MANY = 999;
  private static final Duration VISIBLE = Duration.ofSeconds(1);
  private static final Admin ADMIN = new Admin();

  private TopRows() {}

  static List<Row> rows() {
    return Rows.of("getTopProducts")
        .rule(
            "Without parameters it is at most 5 products of the last 3 days.",
            () -> {
              for (int i = 0; i < 6; i++) {
                sell(ADMIN.product(1, MANY));
              }
              JsonNode top = Call.to("getTopProducts").send().ok(200);
              assertThat(top.path("rangeDays").asInt()).isEqualTo(3);
              assertThat(top.path("items").size()).isEqualTo(5);
            })
        .rule(
            "The window is the last `days` times 24 hours, by the time of payment, and moves on with"
                + " the clock.",
            () -> {
              long product = ADMIN.product(1, MANY);
              sell(product);
              await().until(() -> soldIn(1, product) == MANY);
              move(product, "- interval '24 hours 1 minute'");
              try {
                await().until(() -> soldIn(1, product) == 0);
                await().until(() -> soldIn(2, product) == MANY);
              } finally {
                move(product, "+ interval '24 hours 1 minute'"); // the books add up for others
              }
            })
        .rule(
            "The product with the most units stands first; of equal ones the one with the smaller"
                + " `productId`.",
            () -> {
              long product = ADMIN.product(1, MANY);
              long next = ADMIN.product(1, MANY);
              sell(next);
              sell(product);
              await().until(() -> soldIn(3, product) == MANY && soldIn(3, next) == MANY);
              List<JsonNode> items = top(3);
              assertThat(items)
                  .isSortedAccordingTo(
                      Comparator.<JsonNode>comparingLong(item -> -item.path("soldQty").asLong())
                          .thenComparingLong(item -> item.path("productId").asLong()));
            })
        .rule(
            "A payment counts at most 1 s later.",
            () -> {
              long product = ADMIN.product(1, MANY);
              sell(product);
              await().atMost(VISIBLE).until(() -> soldIn(3, product) == MANY);
            })
        .rule(
            "The units of a cancelled order are taken out again.",
            () -> {
              Customer customer = ADMIN.customerWith(MANY);
              long product = ADMIN.product(1, MANY);
              JsonNode order = checkout(customer, line(product, MANY)).send().ok(201);
              await().until(() -> soldIn(3, product) == MANY);
              Buying.of("cancelOrder", order.path("orderId").asLong(), customer).send().ok(200);
              await().until(() -> soldIn(3, product) == 0);
            })
        .rule(
            "`name` is what the product was called when it was last sold.",
            () -> {
              long product = ADMIN.product(1, 2 * MANY);
              rename(product, "새 이름");
              sell(product);
              rename(product, "더 새 이름");
              await().until(() -> soldIn(3, product) == MANY);
              assertThat(item(3, product).path("name").asString()).isEqualTo("새 이름");
              sell(product);
              await().until(() -> item(3, product).path("name").asString().equals("더 새 이름"));
            })
        .refuses(INVALID_REQUEST, "31 days", () -> Call.to("getTopProducts").query("days=31"))
        .refuses(INVALID_REQUEST, "a limit of 0", () -> Call.to("getTopProducts").query("limit=0"))
        .list();
  }

  private static void sell(long product) {
    checkout(ADMIN.customerWith(MANY), line(product, MANY)).send().ok(201);
  }

  private static void move(long product, String by) {
    Database.change(
        "ranking",
        "UPDATE sold_minute SET minute = minute %s WHERE product_id = %d".formatted(by, product));
  }

  private static void rename(long product, String name) {
    Call.to("changeProduct", product).byAdmin().json(Map.of("name", name)).send().ok(200);
  }

  private static long soldIn(int days, long product) {
    return item(days, product).path("soldQty").asLong(0);
  }

  private static JsonNode item(int days, long product) {
    for (JsonNode item : top(days)) {
      if (item.path("productId").asLong() == product) {
        return item;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private static List<JsonNode> top(int days) {
    JsonNode answer = Call.to("getTopProducts").query("limit=100&days=" + days).send().ok(200);
    return new ArrayList<>(answer.path("items").valueStream().toList());
  }
}
