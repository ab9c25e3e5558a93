package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The coupons in a user's hands.
final class HeldCouponRows {

  private static final Admin ADMIN = new Admin();
  private static final Map<String, ?> OFF = Map.of("type", "FIXED", "value", 100);

  private HeldCouponRows() {}

  static List<Row> rows() {
    return Rows.of("listHeldCoupons")
        .rule(
            "The newest stands first.",
            () -> {
              Customer customer = ADMIN.customerWith(0);
              long first = customer.claim(ADMIN.coupon(OFF));
              long second = customer.claim(ADMIN.coupon(OFF));
              assertThat(held(customer, ""))
                  .extracting(item -> item.path("couponIssueId").asLong())
                  .containsExactly(second, first);
            })
        .rule(
            "`status` shows only those in that status; without it all are shown.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long issued = customer.claim(ADMIN.coupon(OFF));
              long used = used(customer);
              long expired = expired(customer);
              assertThat(idsOf(customer, "status=ISSUED")).containsExactly(issued);
              assertThat(idsOf(customer, "status=USED")).containsExactly(used);
              assertThat(idsOf(customer, "status=EXPIRED")).containsExactly(expired);
              assertThat(idsOf(customer, "")).containsExactly(expired, used, issued);
            })
        .rule(
            "A coupon that is used is `USED` for good, also after its time; what is not used becomes"
                + " `EXPIRED` at `expiresAt`.",
            () -> {
              Customer customer = ADMIN.customerWith(1_000);
              long used = used(customer);
              endTheTimeOf(used);
              expired(customer);
              assertThat(held(customer, ""))
                  .extracting(item -> item.path("status").asString())
                  .containsExactly("EXPIRED", "USED");
            })
        .rule(
            "`usable` is true for `ISSUED` alone.",
            () -> {
              Customer customer = oneOfEach();
              for (JsonNode item : held(customer, "")) {
                assertThat(item.path("usable").asBoolean())
                    .isEqualTo(item.path("status").asString().equals("ISSUED"));
              }
            })
        .rule(
            "`reason` is the code that a checkout would be refused with: `COUPON_ALREADY_USED`,"
                + " `COUPON_EXPIRED`, or null.",
            () ->
                assertThat(held(oneOfEach(), ""))
                    .extracting(item -> item.path("reason").asString("none"))
                    .containsExactly("COUPON_EXPIRED", "COUPON_ALREADY_USED", "none"))
        .rule(
            "`expiresAt` is a string of epoch seconds.",
            () -> {
              JsonNode expiresAt = held(oneOfEach(), "status=ISSUED").getFirst().path("expiresAt");
              assertThat(expiresAt.isString()).isTrue();
              assertThat(Long.parseLong(expiresAt.asString()))
                  .isGreaterThan(Instant.now().getEpochSecond());
            })
        .rule(
            "The coupon of an order that came to nothing is `ISSUED` again.",
            () -> {
              Customer poor = ADMIN.customerWith(0);
              long issue = poor.claim(ADMIN.coupon(OFF));
              assertThat(poor.checkoutWith(issue, new Line(ADMIN.product(1_000, 1), 1)).isError())
                  .isTrue();
              await().until(() -> poor.canUse(issue));
            })
        .rule(
            "A user who was never issued a coupon has an empty list, also one who has no wallet.",
            () -> {
              assertThat(held(ADMIN.customerWith(0), "")).isEmpty();
              JsonNode nobodys =
                  Call.to("listHeldCoupons", 999_999_999).by(999_999_999).send().ok(200);
              assertThat(nobodys.path("items").size()).isZero();
            })
        .refuses(
            INVALID_REQUEST,
            "an unknown status",
            () -> Call.to("listHeldCoupons", 1001).by(1001).query("status=LOST"))
        .refuses(
            INVALID_CURSOR,
            "a made-up cursor",
            () -> Call.to("listHeldCoupons", 1001).by(1001).query("cursor=abc"))
        .list();
  }

  /// Holds an expired coupon, a used one and a good one; the newest first.
  private static Customer oneOfEach() {
    Customer customer = ADMIN.customerWith(1_000);
    customer.claim(ADMIN.coupon(OFF));
    used(customer);
    expired(customer);
    return customer;
  }

  private static long used(Customer customer) {
    long issue = customer.claim(ADMIN.coupon(OFF));
    customer.checkoutWith(issue, new Line(ADMIN.product(500, 1), 1)).orFail();
    return issue;
  }

  static long expired(Customer customer) {
    long issue = customer.claim(ADMIN.coupon(OFF));
    endTheTimeOf(issue);
    return issue;
  }

  private static void endTheTimeOf(long issue) {
    Database.change(
        "coupon",
        "UPDATE coupon_issue SET issued_at = now() - interval '8 days',"
            + " expires_at = now() - interval '1 day' WHERE id = "
            + issue);
  }

  private static List<Long> idsOf(Customer customer, String query) {
    return held(customer, query).stream().map(item -> item.path("couponIssueId").asLong()).toList();
  }

  private static List<JsonNode> held(Customer customer, String query) {
    Call call = Call.to("listHeldCoupons", customer.id()).with(customer.token());
    JsonNode page = (query.isEmpty() ? call : call.query(query)).send().ok(200);
    return page.path("items").valueStream().toList();
  }
}
