package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.BALANCE_LIMIT_EXCEEDED;
import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.INVALID_AMOUNT;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/// Wallets and their ledger.
final class WalletRows {

  private static final long NOBODY = 999_999_999;
  private static final long LIMIT = 1_000_000_000_000L;
  private static final AtomicLong NEW_USERS = new AtomicLong(800_000);
  private static final Admin ADMIN = new Admin();

  private WalletRows() {}

  static List<Row> rows() {
    return Stream.of(opening(), balance(), charge(), amounts())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows opening() {
    return Rows.of("openWallet")
        .rule(
            "Opening a wallet that does not exist yet answers 201, with a balance of 0.",
            () -> {
              long user = NEW_USERS.incrementAndGet();
              JsonNode opened = Call.to("openWallet", user).byAdmin().send().ok(201);
              assertThat(opened.path("userId").asLong()).isEqualTo(user);
              assertThat(opened.path("balance").asLong(-1)).isZero();
            })
        .rule(
            "Opening a wallet that is open answers 200 and changes nothing.",
            () -> {
              Customer rich = ADMIN.customerWith(7_000);
              Call.to("openWallet", rich.id()).byAdmin().send().ok(200);
              assertThat(rich.balance()).isEqualTo(7_000);
            })
        .rule(
            "Only ADMIN may open a wallet, also a user's own; everybody else gets 403 `FORBIDDEN`.",
            () -> {
              long user = NEW_USERS.incrementAndGet();
              Call.to("openWallet", user).by(user).send().refusedWith(FORBIDDEN);
              Call.to("getWallet", user).byAdmin().send().refusedWith(USER_NOT_FOUND);
            })
        .rule(
            "The user of a new wallet can be issued coupons moments later.",
            () -> {
              Customer fresh = ADMIN.customerWith(0);
              assertThat(fresh.claim(ADMIN.coupon(Map.of("type", "FIXED", "value", 1))))
                  .isPositive();
            })
        .refuses(INVALID_REQUEST, "user 0", () -> Call.to("openWallet", 0).byAdmin());
  }

  private static Rows balance() {
    return Rows.of("getWallet")
        .rule(
            "`updatedAt` is ISO-8601 in UTC, to the second.",
            () -> {
              String updatedAt = read(ADMIN.customerWith(5)).path("updatedAt").asString();
              assertThat(updatedAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
              assertThat(Instant.parse(updatedAt)).isBefore(Instant.now().plusSeconds(1));
            })
        .rule("A user who has no wallet is 404 `USER_NOT_FOUND`.", noWallet("getWallet"))
        .refuses(USER_NOT_FOUND, "no wallet", () -> Call.to("getWallet", NOBODY).by(NOBODY))
        .refuses(
            INVALID_REQUEST, "an id that is no number", () -> Call.to("getWallet", "x").byAdmin());
  }

  private static Rows charge() {
    return Rows.of("chargeWallet")
        .rule(
            "The reply's `balance` is the balance right after this charge.",
            () -> {
              Customer customer = ADMIN.customerWith(70_000);
              assertThat(charge(customer, 50_000).send().ok(200).path("balance").asLong())
                  .isEqualTo(120_000);
            })
        .rule(
            "`updatedAt` is a string of epoch seconds.",
            () -> {
              JsonNode updatedAt =
                  charge(ADMIN.customerWith(0), 1).send().ok(200).path("updatedAt");
              assertThat(updatedAt.isString()).isTrue();
              assertThat(Long.parseLong(updatedAt.asString()))
                  .isCloseTo(Instant.now().getEpochSecond(), Offset.offset(5L));
            })
        .rule("A user who has no wallet is 404 `USER_NOT_FOUND`.", noWallet("chargeWallet"))
        .refuses(USER_NOT_FOUND, "no wallet", () -> charge(NOBODY, 1))
        .rule(
            "A charge that would lift the balance above 1,000,000,000,000 is 409"
                + " `BALANCE_LIMIT_EXCEEDED` and changes nothing.",
            () -> {
              Customer full = ADMIN.customerWith(1);
              fill(full);
              charge(full, 1).send().refusedWith(BALANCE_LIMIT_EXCEEDED);
              assertThat(full.balance()).isEqualTo(LIMIT);
            })
        .rule(
            "Each charge is one `CHARGE` of the ledger.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              charge(customer, 2_000).send().ok(200);
              assertThat(LedgerRows.ledger(customer))
                  .extracting(
                      entry -> entry.path("type").asString() + entry.path("amount").asLong())
                  .containsExactly("CHARGE2000", "CHARGE1000");
            });
  }

  private static Rows amounts() {
    Customer customer = ADMIN.customerWith(0);
    Rows rows =
        Rows.of("chargeWallet")
            .rule(
                "An `amount` that is a number, but not a whole one from 1 to 100,000,000, is 400"
                    + " `INVALID_AMOUNT`; `1.0` and `1e3` are not written as whole numbers.",
                () -> {
                  for (String amount : List.of("0", "-1", "100000001", "0.5", "1.0", "1e3")) {
                    chargeRaw(customer, amount).send().refusedWith(INVALID_AMOUNT);
                  }
                  assertThat(customer.balance()).isZero();
                })
            .rule(
                "An `amount` that is missing, null or no number is 400 `INVALID_REQUEST`.",
                () -> {
                  for (String amount : List.of("null", "\"1\"", "true", "[1]", "{}")) {
                    chargeRaw(customer, amount)
                        .send()
                        .refusedWith(INVALID_REQUEST)
                        .naming("amount");
                  }
                  charge(customer, 1)
                      .raw("{}")
                      .send()
                      .refusedWith(INVALID_REQUEST)
                      .naming("amount");
                  assertThat(customer.balance()).isZero();
                });
    for (String amount : List.of("0", "-1", "100000001", "9223372036854775808")) {
      rows.refuses(INVALID_AMOUNT, "an amount of " + amount, () -> chargeRaw(customer, amount));
    }
    return rows.refusal(
        BALANCE_LIMIT_EXCEEDED,
        "a full wallet",
        () -> {
          Customer full = ADMIN.customerWith(1);
          fill(full);
          charge(full, 1).send().refusedWith(BALANCE_LIMIT_EXCEEDED);
        });
  }

  private static JsonNode read(Customer customer) {
    return Call.to("getWallet", customer.id()).with(customer.token()).send().ok(200);
  }

  private static Call charge(Customer customer, long amount) {
    return chargeRaw(customer, Long.toString(amount));
  }

  private static Call charge(long user, long amount) {
    return Call.to("chargeWallet", user).by(user).json(Map.of("amount", amount));
  }

  private static Call chargeRaw(Customer customer, String amount) {
    return Call.to("chargeWallet", customer.id())
        .with(customer.token())
        .raw("{\"amount\":" + amount + "}");
  }

  private static Executable noWallet(String operation) {
    return () -> {
      Call call = Call.to(operation, NOBODY).by(NOBODY);
      if (operation.equals("chargeWallet")) {
        call.json(Map.of("amount", 1));
      }
      call.send().refusedWith(USER_NOT_FOUND);
    };
  }

  /// One great charge, told to the ledger as the service would tell it.
  private static void fill(Customer almostPoor) {
    Database.change(
        "wallet",
        "INSERT INTO posting (user_id, number, type, amount, balance_after, created_at) VALUES"
            + " (%d, 2, 'CHARGE', %d, %d, now())".formatted(almostPoor.id(), LIMIT - 1, LIMIT),
        "UPDATE wallet SET balance = %d, postings = 2 WHERE user_id = %d"
            .formatted(LIMIT, almostPoor.id()));
  }
}
