package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static com.sagamart.contracts.error.ErrorCode.INVALID_IDEMPOTENCY_KEY;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.NOT_ACCEPTABLE;
import static com.sagamart.contracts.error.ErrorCode.PAYLOAD_TOO_LARGE;
import static com.sagamart.contracts.error.ErrorCode.REQUEST_IN_PROGRESS;
import static com.sagamart.contracts.error.ErrorCode.UNAUTHENTICATED;
import static com.sagamart.contracts.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;

import com.sagamart.systemtests.Admin;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What every call refuses for the same reasons.
final class EveryCall {

  private static final int MORE_THAN_A_BODY_MAY_HAVE = 64 * 1024 + 1;

  private static final String KEY = "Idempotency-Key";

  private EveryCall() {}

  static List<Row> rows(Samples samples) {
    return Contract.committed().operations().stream()
        .flatMap(operation -> rows(operation, samples).stream())
        .toList();
  }

  private static List<Row> rows(Operation operation, Samples samples) {
    String id = operation.id();
    var rows = Rows.of(id);
    rows.refuses(
        NOT_ACCEPTABLE,
        "the client wants HTML",
        () -> samples.of(id).header("Accept", "text/html"));
    rows.refuses(
        PAYLOAD_TOO_LARGE,
        "one byte more than 64 KiB",
        () -> samples.of(id).raw("{" + " ".repeat(MORE_THAN_A_BODY_MAY_HAVE - 2) + "}"));
    identity(operation, samples, rows);
    if (operation.takesABody()) {
      body(id, samples, rows);
    }
    if (operation.method().equals("POST")) {
      idempotency(id, samples, rows);
    }
    return rows.list();
  }

  private static void identity(Operation operation, Samples samples, Rows rows) {
    String id = operation.id();
    rows.refuses(UNAUTHENTICATED, "the token is none", () -> samples.anonymous(id).with("a.b.c"));
    if (!operation.open()) {
      rows.refuses(UNAUTHENTICATED, "there is no token", () -> samples.anonymous(id));
    }
    if (operation.codes().contains(FORBIDDEN)) {
      rows.refuses(FORBIDDEN, "somebody else asks", () -> samples.anonymous(id).by(stranger()));
    }
  }

  private static long stranger() {
    return new Admin().customerWith(0).id();
  }

  private static void body(String id, Samples samples, Rows rows) {
    rows.refuses(
        UNSUPPORTED_MEDIA_TYPE,
        "the body is a form",
        () -> samples.of(id).header("Content-Type", "application/x-www-form-urlencoded"));
    rows.refuses(INVALID_REQUEST, "the body is no JSON", () -> samples.of(id).raw("{"));
    rows.refuses(
        INVALID_REQUEST, "an unknown field", () -> samples.of(id).raw("{\"unheardOf\":1}"));
  }

  private static void idempotency(String id, Samples samples, Rows rows) {
    rows.refuses(
        INVALID_IDEMPOTENCY_KEY,
        "the key is too long",
        () -> samples.of(id).header(KEY, "k".repeat(256)));
    rows.refusal(
        IDEMPOTENCY_KEY_REUSED,
        "another body under the same key",
        () -> {
          Samples mine = new Samples();
          String key = UUID.randomUUID().toString();
          mine.of(id).header(KEY, key).send();
          mine.of(id)
              .header(KEY, key)
              .withOneSpaceMore()
              .send()
              .refusedWith(IDEMPOTENCY_KEY_REUSED);
        });
    rows.refusal(
        REQUEST_IN_PROGRESS,
        "the first is still at work",
        () -> {
          Samples mine = new Samples();
          String key = UUID.randomUUID().toString();
          CompletableFuture<Answer> first;
          try (Held held = tableThatItNeeds(id)) {
            first = CompletableFuture.supplyAsync(() -> mine.of(id).header(KEY, key).send());
            held.awaitSomebody();
            mine.of(id).header(KEY, key).send().refusedWith(REQUEST_IN_PROGRESS);
          }
          first.join();
        });
  }

  /// A checkout and a cancellation are at work until another service has done its part.
  private static Held tableThatItNeeds(String operation) {
    return switch (operation) {
      case "chargeWallet", "cancelOrder" -> Held.table("wallet", "wallet");
      case "createProduct", "restockProduct", "checkout" -> Held.table("inventory", "product");
      case "createCoupon" -> Held.table("coupon", "coupon");
      case "issueCoupon" -> Held.table("coupon", "coupon_issue");
      default -> throw new AssertionError("what does " + operation + " need?");
    };
  }
}
