package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_USED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_INVALID;
import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static com.sagamart.systemtests.contract.Buying.checkout;
import static com.sagamart.systemtests.contract.Buying.checkoutWith;
import static com.sagamart.systemtests.contract.Buying.line;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import java.util.List;
import java.util.Map;

/// Checkouts that a service refuses.
final class RefusedCheckoutRows {

  private static final long UNKNOWN = 999_999_999;
  private static final Admin ADMIN = new Admin();
  private static final Map<String, ?> OFF = CouponRows.discount("FIXED 100");

  private final Rows rows = Rows.of("checkout");

  private RefusedCheckoutRows() {}

  static List<Row> rows() {
    var refused = new RefusedCheckoutRows();
    refused.coupons();
    refused.stock();
    refused.money();
    refused.rows.rule(
        "After a refusal stock, coupon and balance come back to what they were.",
        RefusedCheckoutRows::everythingComesBack);
    return refused.rows.list();
  }

  private void coupons() {
    rows.refusesBy(
        COUPON_ALREADY_USED,
        "A coupon that was issued pays for one order; for another it is 409 `COUPON_ALREADY_USED`.",
        () -> {
          Customer customer = ADMIN.customerWith(2_000);
          long product = ADMIN.product(1_000, 2);
          long coupon = customer.claim(ADMIN.coupon(OFF));
          checkoutWith(coupon, customer, line(product, 1)).send().ok(201);
          return checkoutWith(coupon, customer, line(product, 1));
        });
    rows.refusesBy(
        COUPON_EXPIRED,
        "A coupon past its `expiresAt` is 409 `COUPON_EXPIRED`.",
        () -> {
          Customer customer = ADMIN.customerWith(2_000);
          return checkoutWith(
              HeldCouponRows.expired(customer), customer, line(ADMIN.product(1_000, 1), 1));
        });
    rows.refusesBy(
        COUPON_INVALID,
        "A `couponIssueId` that does not exist, or is somebody else's, is 409 `COUPON_INVALID`.",
        () -> {
          Customer customer = ADMIN.customerWith(2_000);
          long product = ADMIN.product(1_000, 1);
          checkoutWith(UNKNOWN, customer, line(product, 1)).send().refusedWith(COUPON_INVALID);
          long foreign = ADMIN.customerWith(0).claim(ADMIN.coupon(OFF));
          return checkoutWith(foreign, customer, line(product, 1));
        });
  }

  private void stock() {
    rows.refusesBy(
        PRODUCT_NOT_FOUND,
        "A product that does not exist is 404 `PRODUCT_NOT_FOUND`.",
        () -> checkout(ADMIN.customerWith(1_000), line(UNKNOWN, 1)));
    rows.refusesBy(
        OUT_OF_STOCK,
        "Too little stock of one line, or a `STOPPED` product, is 409 `OUT_OF_STOCK` for the whole"
            + " order.",
        () -> {
          Customer customer = ADMIN.customerWith(10_000);
          long plenty = ADMIN.product(1_000, 9);
          long scarce = ADMIN.product(1_000, 1);
          checkout(customer, line(plenty, 1), line(scarce, 2)).send().refusedWith(OUT_OF_STOCK);
          await().until(() -> ADMIN.stockOf(plenty) == 9);
          Call.to("changeProduct", plenty)
              .byAdmin()
              .json(Map.of("status", "STOPPED"))
              .send()
              .ok(200);
          return checkout(customer, line(plenty, 1));
        });
  }

  private void money() {
    rows.refusesBy(
        WALLET_INSUFFICIENT_BALANCE,
        "Too little money is 409 `WALLET_INSUFFICIENT_BALANCE`.",
        () -> checkout(ADMIN.customerWith(999), line(ADMIN.product(1_000, 1), 1)));
    rows.refusesBy(
        USER_NOT_FOUND,
        "A user who has no wallet is 404 `USER_NOT_FOUND`.",
        () ->
            Call.to("checkout")
                .by(UNKNOWN)
                .json(Samples.cart(UNKNOWN, ADMIN.product(1_000, 1), 1)));
  }

  private static void everythingComesBack() {
    Customer customer = ADMIN.customerWith(999);
    long product = ADMIN.product(2_000, 3);
    long coupon = customer.claim(ADMIN.coupon(OFF));
    checkoutWith(coupon, customer, line(product, 3))
        .send()
        .refusedWith(WALLET_INSUFFICIENT_BALANCE);
    await().until(() -> ADMIN.stockOf(product) == 3);
    await().until(() -> customer.canUse(coupon));
    await().until(() -> customer.balance() == 999);
  }
}
