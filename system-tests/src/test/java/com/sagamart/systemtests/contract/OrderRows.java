package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.systemtests.contract.Buying.checkout;
import static com.sagamart.systemtests.contract.Buying.line;
import static com.sagamart.systemtests.contract.Buying.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Orders to look at.
final class OrderRows {

  private static final long UNKNOWN = 999_999_999;
  private static final long NOBODY = 999_999_998;
  private static final Admin ADMIN = new Admin();

  private OrderRows() {}

  static List<Row> rows() {
    return Stream.of(one(), list(), timeline()).flatMap(rows -> rows.list().stream()).toList();
  }

  private static Rows one() {
    return Rows.of("getOrder")
        .rule(
            "`status` is `PENDING`, then `PAID`, `REJECTED` (a service refused) or `CANCELLED` (the"
                + " deadline passed, or its owner took it back).",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long order;
              try (Held _ = Held.table("wallet", "wallet")) {
                order = Buying.pending(customer, ADMIN.product(1_000, 1));
                assertThat(statusOf(order, customer)).isEqualTo("PENDING");
              }
              assertThat(Decided.order(customer, order).path("status").asString())
                  .isEqualTo("PAID");
              Buying.of("cancelOrder", order, customer).send().ok(200);
              assertThat(statusOf(order, customer)).isEqualTo("CANCELLED");
              assertThat(statusOf(rejected(customer), customer)).isEqualTo("REJECTED");
              long late = overdue(customer);
              assertThat(statusOf(late, customer)).isEqualTo("CANCELLED");
            })
        .rule(
            "`reason` is there for a `REJECTED` order, and says the code that the checkout was refused"
                + " with.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              assertThat(read(rejected(customer), customer).path("reason").asString())
                  .isEqualTo("OUT_OF_STOCK");
            })
        .rule(
            "`reason` is `TIMEOUT` for an order that was cancelled at its deadline, and absent for one"
                + " that its owner took back.",
            () -> {
              Customer customer = ADMIN.customerWith(5_000);
              assertThat(read(overdue(customer), customer).path("reason").asString())
                  .isEqualTo("TIMEOUT");
              long back = Buying.paid(customer, ADMIN.product(1_000, 1));
              Buying.of("cancelOrder", back, customer).send().ok(200);
              assertThat(read(back, customer).has("reason")).isFalse();
            })
        .rule(
            "What is not known yet, or never came to be, is absent: `amount`, `paidBy`, `wallet`, and"
                + " a line's `unitPrice` and `subtotal`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              JsonNode order = read(rejected(customer), customer);
              assertThat(order.propertyNames()).doesNotContain("amount", "paidBy", "wallet");
              assertThat(order.path("items").get(0).propertyNames())
                  .containsExactlyInAnyOrder("productId", "qty");
            })
        .rule("An order that does not exist is 404 `ORDER_NOT_FOUND`.", () -> unknown("getOrder"))
        .refusal(ORDER_NOT_FOUND, "an unknown one", () -> unknown("getOrder"))
        .refuses(INVALID_REQUEST, "an id of -1", () -> Call.to("getOrder", -1).by(1001));
  }

  private static Rows list() {
    return Rows.of("listOrders")
        .rule(
            "The newest stands first.",
            () -> {
              Customer customer = ADMIN.customerWith(2_000);
              long product = ADMIN.product(1_000, 2);
              long first = Buying.paid(customer, product);
              long second = Buying.paid(customer, product);
              assertThat(ordersOf(customer))
                  .extracting(order -> order.path("orderId").asLong())
                  .containsExactly(second, first);
            })
        .rule(
            "Orders of every status are shown.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long back = Buying.paid(customer, ADMIN.product(1_000, 1));
              Buying.of("cancelOrder", back, customer).send().ok(200);
              rejected(customer);
              Buying.paid(customer, ADMIN.product(1_000, 1));
              try (Held _ = Held.table("wallet", "wallet")) {
                Buying.pending(customer, ADMIN.product(1_000, 1));
                assertThat(ordersOf(customer))
                    .extracting(order -> order.path("status").asString())
                    .containsExactly("PENDING", "PAID", "REJECTED", "CANCELLED");
              }
            })
        .rule(
            "A user who never ordered has an empty list, also one who has no wallet.",
            () -> {
              assertThat(ordersOf(ADMIN.customerWith(0))).isEmpty();
              JsonNode nobodys = Call.to("listOrders", NOBODY).by(NOBODY).send().ok(200);
              assertThat(nobodys.path("items").size()).isZero();
            })
        .refuses(
            INVALID_REQUEST,
            "a limit of 101",
            () -> Call.to("listOrders", 1001).by(1001).query("limit=101"))
        .refuses(
            INVALID_CURSOR,
            "a made-up cursor",
            () -> Call.to("listOrders", 1001).by(1001).query("cursor=abc"));
  }

  private static Rows timeline() {
    return Rows.of("getTimeline")
        .rule(
            "Events stand in the order in which they happened; `ORDER_PLACED` is the first.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              assertThat(timeline(customer))
                  .extracting(event -> event.path("type").asString())
                  .containsExactly(
                      "ORDER_PLACED", "STOCK_RESERVED", "WALLET_DEBITED", "ORDER_PAID");
            })
        .rule(
            "`service` is whose deed it was, and `at` when, to the microsecond.",
            () -> {
              List<JsonNode> events = timeline(ADMIN.customerWith(1_000));
              assertThat(events)
                  .extracting(event -> event.path("service").asString())
                  .containsExactly(
                      "order-service", "inventory-service", "wallet-service", "order-service");
              assertThat(events)
                  .allMatch(event -> event.path("at").asString().matches(".*\\.\\d{6}Z"));
            })
        .rule(
            "`elapsedMs` counts whole milliseconds since the order was placed.",
            () -> {
              var elapsed = new ArrayList<Long>();
              var byTheClock = new ArrayList<Long>();
              List<JsonNode> events = timeline(ADMIN.customerWith(1_000));
              Instant placed = at(events.getFirst());
              for (JsonNode event : events) {
                elapsed.add(event.path("elapsedMs").asLong());
                byTheClock.add(placed.until(at(event), ChronoUnit.MILLIS));
              }
              assertThat(elapsed).isEqualTo(byTheClock).first().isEqualTo(0L);
            })
        .rule(
            "An order that does not exist is 404 `ORDER_NOT_FOUND`.", () -> unknown("getTimeline"))
        .refusal(ORDER_NOT_FOUND, "an unknown one", () -> unknown("getTimeline"))
        .refuses(INVALID_REQUEST, "an id of 0", () -> Call.to("getTimeline", 0).by(1001));
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.path("at").asString());
  }

  /// Of a paid order without a coupon.
  private static List<JsonNode> timeline(Customer customer) {
    long order = Buying.paid(customer, ADMIN.product(1_000, 1));
    JsonNode timeline = Buying.of("getTimeline", order, customer).send().ok(200);
    return timeline.path("events").valueStream().toList();
  }

  private static void unknown(String operation) {
    Buying.of(operation, UNKNOWN, ADMIN.customerWith(0)).send().refusedWith(ORDER_NOT_FOUND);
  }

  private static String statusOf(long order, Customer customer) {
    return read(order, customer).path("status").asString();
  }

  private static List<JsonNode> ordersOf(Customer customer) {
    Call call = Call.to("listOrders", customer.id()).with(customer.token());
    return call.send().ok(200).path("items").valueStream().toList();
  }

  /// The newest order, for which there was no stock.
  static long rejected(Customer customer) {
    checkout(customer, line(ADMIN.product(1_000, 0), 1)).send().refusedWith(OUT_OF_STOCK);
    return ordersOf(customer).getFirst().path("orderId").asLong();
  }

  /// An order whose deadline passed.
  static long overdue(Customer customer) {
    try (Held wallets = Held.table("wallet", "wallet")) {
      long order = Buying.pending(customer, ADMIN.product(1_000, 1));
      wallets.awaitSomebody();
      Overdue.make(order);
      Decided.order(customer, order);
      return order;
    }
  }
}
