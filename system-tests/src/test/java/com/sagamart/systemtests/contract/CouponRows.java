package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_ISSUED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.COUPON_NOT_STARTED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_SOLD_OUT;
import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import tools.jackson.databind.JsonNode;

/// Coupons on offer and their issue.
final class CouponRows {

  private static final long UNKNOWN = 999_999_999;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Admin ADMIN = new Admin();

  private CouponRows() {}

  static List<Row> rows() {
    return Stream.of(offering(), terms(), reading(), issuing(), refusing())
        .flatMap(rows -> rows.list().stream())
        .toList();
  }

  private static Rows offering() {
    return Rows.of("createCoupon")
        .rule(
            "A `PERCENT` takes off `value` percent, 1 to 100; a `FIXED` takes off `value` KRW, at"
                + " least 1.",
            () -> {
              for (String good : List.of("PERCENT 1", "PERCENT 100", "FIXED 1", "FIXED 101")) {
                offer(Map.of("discount", discount(good))).send().ok(201);
              }
              for (String bad :
                  List.of("PERCENT 0", "PERCENT 101", "FIXED 0", "FIXED -1", "FREE 1")) {
                offer(Map.of("discount", discount(bad))).send().refusedWith(INVALID_REQUEST);
              }
            })
        .rule(
            "Only ADMIN may offer coupons; everybody else gets 403 `FORBIDDEN`.",
            () -> offer(Map.of()).by(1001).send().refusedWith(FORBIDDEN));
  }

  private static Rows terms() {
    return Rows.of("createCoupon")
        .rule(
            "`maxDiscount` is the most that is taken off; absent or null means no such limit.",
            () -> {
              var unlimited = new HashMap<String, Object>(discount("PERCENT 50"));
              unlimited.put("maxDiscount", null);
              JsonNode offered = offer(Map.of("discount", unlimited)).send().ok(201);
              assertThat(offered.path("discount").path("maxDiscount").isNull()).isTrue();
              assertThat(Discounts.of(1_000_000, unlimited)).isEqualTo(500_000);
              unlimited.put("maxDiscount", 700);
              assertThat(Discounts.of(1_000_000, unlimited)).isEqualTo(700);
            })
        .rule(
            "`startsAt` and `endsAt` are ISO-8601 from 1970 to 9999, and `startsAt` is before"
                + " `endsAt`.",
            () -> {
              offer(between("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z")).send().ok(201);
              for (Map<String, ?> period :
                  List.of(
                      between("2025-08-30T00:00:00Z", "2025-08-30T00:00:00Z"),
                      between("2025-08-31T00:00:00Z", "2025-08-30T00:00:00Z"),
                      between("1969-12-31T23:59:59Z", "2025-08-30T00:00:00Z"),
                      between("2025-08-30T00:00:00Z", "+10000-01-01T00:00:00Z"),
                      between("2025-08-30", "2025-08-31"),
                      between("1756512000", "1756598400"))) {
                offer(period).send().refusedWith(INVALID_REQUEST);
              }
            })
        .rule(
            "`endsAt` may be past.",
            () -> offer(between("2025-08-30T00:00:00Z", "2025-08-31T00:00:00Z")).send().ok(201));
  }

  private static Rows reading() {
    return Rows.of("getCoupon")
        .rule(
            "`issued` and `remaining` add up to `quantity`.",
            () -> {
              long coupon = ADMIN.coupon(discount("FIXED 5"), 3);
              ADMIN.customerWith(0).claim(coupon);
              JsonNode read = read(coupon);
              assertThat(read.path("issued").asLong()).isEqualTo(1);
              assertThat(read.path("remaining").asLong()).isEqualTo(2);
              assertThat(read.path("quantity").asLong()).isEqualTo(3);
            })
        .rule(
            "A coupon that has not started, is over or is sold out can still be read.",
            () -> {
              read(offered(between(HOUR, HOUR.multipliedBy(2))));
              read(offered(between(HOUR.multipliedBy(-2), HOUR.negated())));
              long rare = ADMIN.coupon(discount("FIXED 5"), 1);
              ADMIN.customerWith(0).claim(rare);
              assertThat(read(rare).path("remaining").asLong(-1)).isZero();
            })
        .rule(
            "A coupon that does not exist is 404 `COUPON_NOT_FOUND`.",
            () -> Call.to("getCoupon", UNKNOWN).send().refusedWith(COUPON_NOT_FOUND))
        .refuses(COUPON_NOT_FOUND, "an unknown one", () -> Call.to("getCoupon", UNKNOWN))
        .refuses(INVALID_REQUEST, "an id of 0", () -> Call.to("getCoupon", 0));
  }

  private static Rows issuing() {
    return Rows.of("issueCoupon")
        .rule(
            "What is issued expires `validDays` times 24 hours later.",
            () -> {
              Customer customer = known();
              long coupon = offered(Map.of("validDays", 365));
              assertThat(expiryOf(issue(coupon, customer).send()))
                  .isCloseTo(
                      Instant.now().plus(Duration.ofDays(365)).getEpochSecond(), Offset.offset(5L));
            })
        .rule(
            "`expiresAt` is a string of epoch seconds.",
            () -> {
              Answer issued = issue(offered(Map.of()), known()).send();
              assertThat(issued.ok(201).path("expiresAt").isString()).isTrue();
              assertThat(expiryOf(issued)).isGreaterThan(Instant.now().getEpochSecond());
            })
        .rule(
            "A coupon that does not exist is 404 `COUPON_NOT_FOUND`.",
            () -> issue(UNKNOWN, known()).send().refusedWith(COUPON_NOT_FOUND))
        .rule(
            "A user who has no wallet is 404 `USER_NOT_FOUND`.",
            () -> nobodyClaims(offered(Map.of())).send().refusedWith(USER_NOT_FOUND))
        .refuses(COUPON_NOT_FOUND, "an unknown one", () -> issue(UNKNOWN, known()))
        .refuses(USER_NOT_FOUND, "no wallet", () -> nobodyClaims(offered(Map.of())));
  }

  private static Rows refusing() {
    Rows rows = Rows.of("issueCoupon");
    rows.refusesBy(
        COUPON_NOT_STARTED,
        "A coupon is issued from `startsAt` on; before it is 409 `COUPON_NOT_STARTED`.",
        () -> issue(offered(between(HOUR, HOUR.multipliedBy(2))), known()));
    rows.refusesBy(
        COUPON_EXPIRED,
        "A coupon is issued until `endsAt`; from then on it is 409 `COUPON_EXPIRED`.",
        () -> issue(offered(between(HOUR.multipliedBy(-2), HOUR.negated())), known()));
    rows.refusesBy(
        COUPON_SOLD_OUT,
        "Never more than `quantity` are issued; the next user gets 409 `COUPON_SOLD_OUT`.",
        () -> {
          long rare = ADMIN.coupon(discount("FIXED 5"), 1);
          known().claim(rare);
          return issue(rare, known());
        });
    rows.refuses(
        COUPON_ALREADY_ISSUED,
        "a second claim",
        () -> {
          Customer customer = known();
          long coupon = offered(Map.of());
          issue(coupon, customer).send().ok(201);
          return issue(coupon, customer);
        });
    return rows.rule(
        "A user who was issued this coupon before gets 409 `COUPON_ALREADY_ISSUED`, also when it is"
            + " used, and also when none is left.",
        () -> {
          Customer customer = ADMIN.customerWith(1_000);
          long last = ADMIN.coupon(discount("FIXED 5"), 1);
          long issue = customer.claim(last);
          issue(last, customer).send().refusedWith(COUPON_ALREADY_ISSUED);
          customer.checkoutWith(issue, new Line(ADMIN.product(1_000, 1), 1)).orFail();
          issue(last, customer).send().refusedWith(COUPON_ALREADY_ISSUED);
        });
  }

  /// A user whom coupon-service knows by now.
  static Customer known() {
    Customer customer = ADMIN.customerWith(0);
    customer.claim(ADMIN.coupon(discount("FIXED 1")));
    return customer;
  }

  static Map<String, Object> discount(String typeAndValue) {
    String[] parts = typeAndValue.split(" ", 2);
    return Map.of("type", parts[0], "value", Long.parseLong(parts[1]));
  }

  private static Call issue(long coupon, Customer customer) {
    return Call.to("issueCoupon", coupon)
        .with(customer.token())
        .json(Map.of("userId", customer.id()));
  }

  private static Call nobodyClaims(long coupon) {
    return Call.to("issueCoupon", coupon).by(UNKNOWN).json(Map.of("userId", UNKNOWN));
  }

  private static long expiryOf(Answer issued) {
    return Long.parseLong(issued.ok(201).path("expiresAt").asString());
  }

  private static Call offer(Map<String, ?> changes) {
    return Call.to("createCoupon").byAdmin().json(Admin.offer(changes));
  }

  private static long offered(Map<String, ?> changes) {
    return offer(changes).send().ok(201).path("couponId").asLong();
  }

  private static JsonNode read(long coupon) {
    return Call.to("getCoupon", coupon).send().ok(200);
  }

  private static Map<String, ?> between(Duration from, Duration to) {
    Instant now = Instant.now();
    return between(now.plus(from).toString(), now.plus(to).toString());
  }

  private static Map<String, ?> between(String from, String to) {
    return Map.of("startsAt", from, "endsAt", to);
  }
}
