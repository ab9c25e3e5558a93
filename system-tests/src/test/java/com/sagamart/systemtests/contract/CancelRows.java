package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_CANCELLABLE;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_FOUND;
import static com.sagamart.systemtests.contract.Buying.checkoutWith;
import static com.sagamart.systemtests.contract.Buying.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Taking an order back.
final class CancelRows {

  private static final long UNKNOWN = 999_999_999;
  private static final Admin ADMIN = new Admin();

  private CancelRows() {}

  static List<Row> rows() {
    return Rows.of("cancelOrder")
        .rule(
            "It waits for the refund and answers 200 with the `CANCELLED` order once the money is in"
                + " the wallet again.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long order = Buying.paid(customer, ADMIN.product(1_000, 1));
              assertThat(customer.balance()).isZero();
              JsonNode cancelled = cancel(order, customer).send().ok(200);
              assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
              assertThat(customer.balance()).isEqualTo(1_000);
            })
        .rule(
            "The stock comes back, and the coupon can be used again until it expires.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long product = ADMIN.product(1_000, 1);
              long coupon = customer.claim(ADMIN.coupon(CouponRows.discount("FIXED 10")));
              Call checkout = checkoutWith(coupon, customer, line(product, 1));
              long order = checkout.send().ok(201).path("orderId").asLong();
              cancel(order, customer).send().ok(200);
              await().until(() -> ADMIN.stockOf(product) == 1);
              await().until(() -> customer.canUse(coupon));
            })
        .rule(
            "When the refund is not made within 3 s it answers 202 with status `CANCELLED`, a"
                + " `Location` to ask again, and `Retry-After`; the cancellation stands.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long order = Buying.paid(customer, ADMIN.product(1_000, 1));
              try (Held _ = Held.table("wallet", "wallet")) {
                saysThatItIsCancelled(cancel(order, customer).send());
              }
              await().until(() -> customer.balance() == 1_000);
            })
        .rule(
            "With `Prefer: respond-async` it answers 202 at once, with `Preference-Applied:"
                + " respond-async`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long order = Buying.paid(customer, ADMIN.product(1_000, 1));
              Answer answer = cancel(order, customer).header("Prefer", "respond-async").send();
              saysThatItIsCancelled(answer);
              assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
              await().until(() -> customer.balance() == 1_000);
            })
        .rule(
            "Only a `PAID` order can be cancelled, and only once; every other is 409"
                + " `ORDER_NOT_CANCELLABLE`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long paid = Buying.paid(customer, ADMIN.product(1_000, 1));
              cancel(paid, customer).send().ok(200);
              isRefused(paid, customer);
              isRefused(OrderRows.rejected(customer), customer);
              isRefused(OrderRows.overdue(customer), customer);
              try (Held _ = Held.table("wallet", "wallet")) {
                isRefused(Buying.pending(customer, ADMIN.product(1_000, 1)), customer);
              }
            })
        .rule(
            "`amount` and `wallet.balanceAfter` stay what they were when it was paid.",
            () -> {
              Customer customer = ADMIN.customerWith(5_000);
              long order = Buying.paid(customer, ADMIN.product(1_000, 1));
              JsonNode cancelled = cancel(order, customer).send().ok(200);
              assertThat(cancelled.path("amount").path("total").asLong()).isEqualTo(1_000);
              assertThat(cancelled.path("wallet").path("balanceAfter").asLong()).isEqualTo(4_000);
            })
        .rule("An order that does not exist is 404 `ORDER_NOT_FOUND`.", CancelRows::unknown)
        .refusal(ORDER_NOT_FOUND, "an unknown one", CancelRows::unknown)
        .refusal(
            ORDER_NOT_CANCELLABLE,
            "a rejected one",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              isRefused(OrderRows.rejected(customer), customer);
            })
        .refuses(INVALID_REQUEST, "a body of [ ]", () -> cancel(1, ADMIN.customerWith(0)).raw("[]"))
        .list();
  }

  private static Call cancel(long order, Customer customer) {
    return Buying.of("cancelOrder", order, customer);
  }

  private static void isRefused(long order, Customer customer) {
    cancel(order, customer).send().refusedWith(ORDER_NOT_CANCELLABLE);
  }

  private static void unknown() {
    cancel(UNKNOWN, ADMIN.customerWith(0)).send().refusedWith(ORDER_NOT_FOUND);
  }

  private static void saysThatItIsCancelled(Answer answer) {
    assertThat(answer.ok(202).path("status").asString()).isEqualTo("CANCELLED");
    Buying.saysWhereToAsk(answer);
  }
}
