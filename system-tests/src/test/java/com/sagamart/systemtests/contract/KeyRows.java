package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static com.sagamart.contracts.error.ErrorCode.INTERNAL_ERROR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_IDEMPOTENCY_KEY;
import static com.sagamart.contracts.error.ErrorCode.REQUEST_IN_PROGRESS;
import static com.sagamart.contracts.error.ErrorCode.UNAUTHENTICATED;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static com.sagamart.systemtests.contract.Buying.checkout;
import static com.sagamart.systemtests.contract.Buying.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What holds for every call: idempotency keys.
final class KeyRows {

  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final Admin ADMIN = new Admin();

  private KeyRows() {}

  static List<Row> rows() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "`Idempotency-Key` may stand on every POST: 1 to 255 visible characters, bare or in"
                + " quotes, which are the same key; anything else, and two of them, are 400"
                + " `INVALID_IDEMPOTENCY_KEY`.",
            KeyRows::quotedAndBareAreOneKey)
        .rule(
            "A POST whose key was answered before gets the same reply, byte for byte, with"
                + " `Idempotent-Replayed: true`, for 24 hours; a refusal too.",
            KeyRows::theSameReplyAgain)
        .rule(
            "A POST whose key is still at work is 409 `REQUEST_IN_PROGRESS`.",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              CompletableFuture<Answer> first;
              try (Held held = Held.table("wallet", "wallet")) {
                first = CompletableFuture.supplyAsync(() -> charge(customer, "slow").send());
                held.awaitSomebody();
                charge(customer, "slow").send().refusedWith(REQUEST_IN_PROGRESS);
              }
              first.join().ok(200);
              assertThat(charge(customer, "slow").send().header(REPLAYED)).isEqualTo("true");
            })
        .rule(
            "A POST whose key was sent with another body is 422 `IDEMPOTENCY_KEY_REUSED`.",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              charge(customer, "mine").send().ok(200);
              charge(customer, "mine")
                  .withOneSpaceMore()
                  .send()
                  .refusedWith(IDEMPOTENCY_KEY_REUSED);
              assertThat(customer.balance()).isEqualTo(1);
            })
        .rule(
            "A key belongs to one user, method and path: elsewhere it is another key.",
            () -> {
              Customer one = ADMIN.customerWith(0);
              Customer other = ADMIN.customerWith(0);
              charge(one, "common").send().ok(200);
              charge(other, "common").send().ok(200);
              charge(one, "common").byAdmin().send().ok(200);
              assertThat(one.balance()).isEqualTo(2);
              assertThat(other.balance()).isEqualTo(1);
            })
        .rule(
            "A reply from 500 on uses up no key, nor does a request that was turned away before it"
                + " was understood.",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              Call.to("chargeWallet", customer.id())
                  .json(Map.of("amount", 1))
                  .header(KEY, "again")
                  .send()
                  .refusedWith(UNAUTHENTICATED);
              Troubles.BROKEN.begin();
              try {
                charge(customer, "again").send().refusedWith(INTERNAL_ERROR);
              } finally {
                Troubles.BROKEN.end();
              }
              assertThat(charge(customer, "again").send().ok(200).path("balance").asLong())
                  .isEqualTo(1);
            })
        .rule(
            "Without `Idempotency-Key` every POST is a new request.",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              Call charge = Call.to("chargeWallet", customer.id()).with(customer.token());
              charge.json(Map.of("amount", 1)).send().ok(200);
              assertThat(charge.send().has(REPLAYED)).isFalse();
              assertThat(customer.balance()).isEqualTo(2);
            })
        .list();
  }

  private static void quotedAndBareAreOneKey() {
    Customer customer = ADMIN.customerWith(0);
    String longest = "k".repeat(255);
    charge(customer, longest).send().ok(200);
    assertThat(charge(customer, '"' + longest + '"').send().header(REPLAYED)).isEqualTo("true");
    for (String bad : List.of(longest + "k", "", "\"\"", "two words", "\"open")) {
      charge(customer, bad).send().refusedWith(INVALID_IDEMPOTENCY_KEY);
    }
    charge(customer, "one").alsoWith(KEY, "two").send().refusedWith(INVALID_IDEMPOTENCY_KEY);
    assertThat(customer.balance()).isEqualTo(1);
  }

  private static void theSameReplyAgain() {
    Customer customer = ADMIN.customerWith(1_000);
    long product = ADMIN.product(1_000, 5);
    Call paid = checkout(customer, line(product, 1)).header(KEY, "paid");
    Answer first = paid.send();
    first.ok(201);
    isReplayed(first, paid.send());
    Call refused = checkout(customer, line(product, 1)).header(KEY, "refused");
    Answer refusal = refused.send().refusedWith(WALLET_INSUFFICIENT_BALANCE);
    isReplayed(refusal, refused.send());
    assertThat(customer.balance()).isZero();
  }

  private static void isReplayed(Answer first, Answer second) {
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(first.has(REPLAYED)).isFalse();
    assertThat(second.header(REPLAYED)).isEqualTo("true");
  }

  private static Call charge(Customer customer, String key) {
    return Call.to("chargeWallet", customer.id())
        .with(customer.token())
        .json(Map.of("amount", 1))
        .header(KEY, key);
  }
}
