package com.sagamart.systemtests.contract;

import static com.sagamart.systemtests.contract.Buying.checkout;
import static com.sagamart.systemtests.contract.Buying.checkoutWith;
import static com.sagamart.systemtests.contract.Buying.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Checkouts that succeed, or take their time.
final class CheckoutRows {

  private static final Duration WAIT = Duration.ofSeconds(3);
  private static final Admin ADMIN = new Admin();

  private CheckoutRows() {}

  static List<Row> rows() {
    return Stream.of(waiting(), amounts(), discounts(), late())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows waiting() {
    return Rows.of("checkout")
        .rule(
            "The call waits for the outcome and answers 201 with the `PAID` order, or the refusal.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long product = ADMIN.product(1_000, 2);
              JsonNode order = checkout(customer, line(product, 1)).send().ok(201);
              assertThat(order.path("status").asString()).isEqualTo("PAID");
              checkout(customer, line(product, 1))
                  .send()
                  .refusedWith(ErrorCode.WALLET_INSUFFICIENT_BALANCE);
            })
        .rule(
            "What is not decided within 3 s is answered 202 with status `PENDING`, a `Location` to ask"
                + " again, and `Retry-After`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long product = ADMIN.product(1_000, 1);
              long begin = System.nanoTime();
              Answer answer;
              try (Held _ = Held.table("wallet", "wallet")) {
                answer = checkout(customer, line(product, 1)).send();
              }
              assertThat(answer.ok(202).path("status").asString()).isEqualTo("PENDING");
              assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(WAIT);
              Buying.saysWhereToAsk(answer);
              long order = answer.body().path("orderId").asLong();
              assertThat(Decided.order(customer, order).path("status").asString())
                  .isEqualTo("PAID");
            })
        .rule(
            "With `Prefer: respond-async` it answers 202 at once, with `Preference-Applied:"
                + " respond-async`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              Answer answer =
                  checkout(customer, line(ADMIN.product(1_000, 1), 1))
                      .header("Prefer", "respond-async")
                      .send();
              assertThat(answer.ok(202).path("status").asString()).isEqualTo("PENDING");
              assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
              Buying.saysWhereToAsk(answer);
            })
        .rule(
            "`Location` is the order's path, in a 201 as in a 202.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              Answer paid = checkout(customer, line(ADMIN.product(1_000, 1), 1)).send();
              assertThat(paid.header("Location"))
                  .isEqualTo("/v1/orders/" + paid.ok(201).path("orderId").asLong());
            });
  }

  private static Rows amounts() {
    return Rows.of("checkout")
        .rule(
            "The same product in two lines counts as their sum, in one line of the reply.",
            () -> {
              Customer customer = ADMIN.customerWith(10_000);
              long product = ADMIN.product(1_000, 3);
              JsonNode order =
                  checkout(customer, line(product, 1), line(product, 2)).send().ok(201);
              assertThat(order.path("items").size()).isEqualTo(1);
              assertThat(order.path("items").get(0).path("qty").asInt()).isEqualTo(3);
              assertThat(ADMIN.stockOf(product)).isZero();
            })
        .rule(
            "`amount.total` is `subtotal` less `discount`, and is what the wallet is debited.",
            () -> {
              Customer customer = ADMIN.customerWith(120_000);
              long coupon = customer.claim(ADMIN.coupon(CouponRows.discount("PERCENT 10")));
              JsonNode order =
                  checkoutWith(coupon, customer, line(ADMIN.product(3_200, 3), 3)).send().ok(201);
              assertThat(order.path("amount").toString())
                  .isEqualTo("{\"subtotal\":9600,\"discount\":960,\"total\":8640}");
              assertThat(customer.balance()).isEqualTo(111_360);
            })
        .rule(
            "`wallet.balanceAfter` is the balance right after this debit.",
            () -> {
              Customer customer = ADMIN.customerWith(5_000);
              JsonNode order = checkout(customer, line(ADMIN.product(1_000, 1), 1)).send().ok(201);
              assertThat(order.path("wallet").path("balanceAfter").asLong()).isEqualTo(4_000);
            });
  }

  private static Rows discounts() {
    return Rows.of("checkout")
        .rule(
            "The discount is taken off the whole order.",
            () -> {
              Customer customer = ADMIN.customerWith(10_000);
              long coupon = customer.claim(ADMIN.coupon(CouponRows.discount("FIXED 1500")));
              var body =
                  Map.of(
                      "userId",
                      customer.id(),
                      "couponIssueId",
                      coupon,
                      "items",
                      List.of(line(ADMIN.product(1_000, 1), 1), line(ADMIN.product(1_000, 1), 1)));
              JsonNode order = Call.to("checkout").with(customer.token()).json(body).send().ok(201);
              assertThat(order.path("amount").path("total").asLong()).isEqualTo(500);
            })
        .rule(
            "A `PERCENT` is rounded down to the won.",
            () -> assertThat(Discounts.of(999, CouponRows.discount("PERCENT 10"))).isEqualTo(99))
        .rule(
            "A discount is never more than the coupon's `maxDiscount`, nor than the subtotal.",
            () -> {
              Map<String, ?> capped = Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000);
              assertThat(Discounts.of(60_000, capped)).isEqualTo(5_000);
              assertThat(Discounts.of(700, CouponRows.discount("FIXED 1000"))).isEqualTo(700);
            });
  }

  private static Rows late() {
    return Rows.of("checkout")
        .rule(
            "An order that is not decided within 30 s is cancelled, and all that it took is given"
                + " back.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long product = ADMIN.product(1_000, 1);
              long coupon = customer.claim(ADMIN.coupon(CouponRows.discount("FIXED 10")));
              long order;
              try (Held wallets = Held.table("wallet", "wallet")) {
                Call call = checkoutWith(coupon, customer, line(product, 1));
                order =
                    call.header("Prefer", "respond-async").send().ok(202).path("orderId").asLong();
                wallets.awaitSomebody();
                Overdue.make(order);
                assertThat(Decided.order(customer, order).path("status").asString())
                    .isEqualTo("CANCELLED");
              }
              await().until(() -> ADMIN.stockOf(product) == 1);
              await().until(() -> customer.canUse(coupon));
              await().until(() -> customer.balance() == 1_000);
            });
  }
}
