package com.sagamart.systemtests.badinput;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import com.sagamart.systemtests.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two customers with money, orders and coupons, on whom bad input is tried. Everything that a
/// request names exists, and would work if the request were not wrong.
final class Scene {

  /// Of the demo data, see `CouponBook`.
  static final long COUPON_NOT_STARTED = 9002;

  static final long COUPON_EXPIRED = 9003;
  static final long COUPON_SOLD_OUT = 9005;

  /// No user, product, coupon or order has this id.
  static final long NOTHING = 999_999_999_999L;

  /// The idempotency key under which the customer has charged 1.
  static final String USED_KEY = "used";

  private static final long MONEY = 100_000;
  private static final long PRICE = 1_000;
  private static final int PLENTY = 1_000;
  private static final Map<String, ?> HUNDRED_OFF = Map.of("type", "FIXED", "value", 100);

  private final Admin admin = new Admin();
  final Customer customer = admin.customerWith(MONEY);
  final Customer other = admin.customerWith(MONEY);
  final String user = customer.token();
  final String administrator = admin.token();
  final long product = admin.product(PRICE, PLENTY);
  final long fullProduct = admin.product(PRICE, 1_000_000_000);
  final long coupon = admin.coupon(HUNDRED_OFF);
  final long couponHeld = admin.coupon(HUNDRED_OFF);
  final long couponIssue = customer.claim(couponHeld);
  final long orderOfOther = other.checkout(new Line(product, 1)).orFail().number("orderId");
  final long orderRefused = refusedOrder();
  final String productCursor = cursor("/v1/products?limit=1", null);
  final String ledgerCursor;

  Scene() {
    other.claim(couponHeld);
    customer.chargeOnce(USED_KEY, 1);
    customer.chargeOnce("another", 1);
    ledgerCursor = cursor(wallet() + "/transactions?limit=1", user);
  }

  private long refusedOrder() {
    customer.checkout(new Line(NOTHING, 1));
    return customer
        .list("/v1/users/{userId}/orders")
        .body()
        .required("items")
        .required(0)
        .required("orderId")
        .asLong();
  }

  private static String cursor(String path, @Nullable String token) {
    return Platform.shop().get(path, token).orFail().text("nextCursor");
  }

  String wallet() {
    return "/v1/wallets/" + customer.id();
  }

  String user() {
    return "/v1/users/" + customer.id();
  }

  /// The customer charges the own wallet with this body.
  Request charge(String body) {
    return Request.post(wallet() + "/charge", body).by(user);
  }

  /// The customer claims a coupon with this body.
  Request issue(String body) {
    return Request.post("/v1/coupons/%d/issue".formatted(coupon), body).by(user);
  }

  /// The customer buys.
  Request checkout(String body) {
    return Request.post("/v1/orders/checkout", body).by(user);
  }

  /// A body that could be bought, was nothing replaced in it.
  String cart() {
    return "{\"userId\":%d,\"items\":[{\"productId\":%d,\"qty\":1}],\"couponIssueId\":%d}"
        .formatted(customer.id(), product, couponIssue);
  }

  /// The same with other items.
  String cart(String items) {
    return "{\"userId\":%d,\"items\":%s}".formatted(customer.id(), items);
  }
}
