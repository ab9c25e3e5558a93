package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A wallet's ledger.
final class LedgerRows {

  private static final long NOBODY = 999_999_999;
  private static final List<String> STORY = List.of("REFUND", "DEBIT", "CHARGE");
  private static final Admin ADMIN = new Admin();

  private LedgerRows() {}

  static List<Row> rows() {
    return Rows.of("listTransactions")
        .rule("The newest stands first.", () -> assertThat(types(refunded())).isEqualTo(STORY))
        .rule(
            "Each `balanceAfter` follows from the one before; the newest is the wallet's balance.",
            () -> {
              Customer customer = refunded();
              long balance = 0;
              for (JsonNode entry : ledger(customer).reversed()) {
                long amount = entry.path("amount").asLong();
                balance += entry.path("type").asString().equals("DEBIT") ? -amount : amount;
                assertThat(entry.path("balanceAfter").asLong()).isEqualTo(balance);
              }
              assertThat(customer.balance()).isEqualTo(balance);
            })
        .rule(
            "`amount` is never negative; a `DEBIT` is subtracted, a `CHARGE` and a `REFUND` are"
                + " added.",
            () ->
                assertThat(ledger(refunded()))
                    .extracting(entry -> entry.path("balanceAfter").asLong())
                    .containsExactly(10_000L, 10_000 - Samples.PRICE, 10_000L))
        .rule(
            "`orderId` names the order of a `DEBIT` or `REFUND`, and is null for a `CHARGE`.",
            () -> {
              List<JsonNode> entries = ledger(refunded());
              assertThat(entries.get(0).path("orderId").asLong()).isPositive();
              assertThat(entries.get(1).path("orderId")).isEqualTo(entries.get(0).path("orderId"));
              assertThat(entries.get(2).path("orderId").isNull()).isTrue();
            })
        .rule(
            "A user who has no wallet is 404 `USER_NOT_FOUND`.",
            () -> Call.to("listTransactions", NOBODY).by(NOBODY).send().refusedWith(USER_NOT_FOUND))
        .refuses(USER_NOT_FOUND, "no wallet", () -> Call.to("listTransactions", NOBODY).byAdmin())
        .refuses(
            INVALID_REQUEST,
            "a limit of 0",
            () -> Call.to("listTransactions", 1001).query("limit=0").byAdmin())
        .refuses(
            INVALID_CURSOR,
            "a made-up cursor",
            () -> Call.to("listTransactions", 1001).query("cursor=abc").byAdmin())
        .list();
  }

  /// Charged, paid and was paid back.
  private static Customer refunded() {
    Customer customer = ADMIN.customerWith(10_000);
    long order =
        customer.checkout(new Line(ADMIN.product(Samples.PRICE, 1), 1)).orFail().number("orderId");
    customer.cancel(order).orFail();
    await().until(() -> customer.balance() == 10_000);
    return customer;
  }

  private static List<String> types(Customer customer) {
    return ledger(customer).stream().map(entry -> entry.path("type").asString()).toList();
  }

  static List<JsonNode> ledger(Customer customer) {
    JsonNode page =
        Call.to("listTransactions", customer.id()).with(customer.token()).send().ok(200);
    return page.path("items").valueStream().toList();
  }
}
