package com.sagamart.systemtests.contract;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// For every operation a call to which nobody could object, sent by somebody who may.
final class Samples {

  static final long PRICE = 3_200;
  private static final long MONEY = 1_000_000;
  private static final int STOCK = 1_000;
  private static final Admin ADMIN = new Admin();
  private static final AtomicLong NEW_USERS = new AtomicLong(700_000);

  private final Customer customer = ADMIN.customerWith(MONEY);
  private final long product = ADMIN.product(PRICE, STOCK);
  private final long coupon = ADMIN.coupon(Map.of("type", "FIXED", "value", 100));
  private final long order;

  Samples() {
    customer.claim(ADMIN.coupon(Map.of("type", "PERCENT", "value", 10)));
    order = customer.checkout(new Line(product, 1)).orFail().number("orderId");
  }

  /// A call of this operation that works.
  Call of(String operation) {
    Call call = anonymous(operation);
    return isAdmins(operation) ? call.byAdmin() : call.with(customer.token());
  }

  /// A call by somebody who may perhaps not do this, but is limited like everybody.
  Call asUser(String operation) {
    return anonymous(operation).with(customer.token());
  }

  /// The same without a token.
  Call anonymous(String operation) {
    return switch (operation) {
      case "openWallet" -> Call.to(operation, NEW_USERS.incrementAndGet());
      case "getWallet", "listTransactions", "listHeldCoupons", "listOrders" ->
          Call.to(operation, customer.id());
      case "chargeWallet" -> Call.to(operation, customer.id()).json(Map.of("amount", 50_000));
      case "listProducts", "getTopProducts" -> Call.to(operation);
      case "getProduct" -> Call.to(operation, product);
      case "createProduct" ->
          Call.to(operation).json(Map.of("name", "그릭요거트", "price", PRICE, "stock", 10));
      case "changeProduct" -> Call.to(operation, product).json(Map.of("description", "원유 100%"));
      case "restockProduct" -> Call.to(operation, product).json(Map.of("qty", 10));
      case "createCoupon" -> Call.to(operation).json(Admin.offer(Map.of()));
      case "getCoupon" -> Call.to(operation, coupon);
      case "issueCoupon" -> Call.to(operation, coupon).json(Map.of("userId", customer.id()));
      case "checkout" -> Call.to(operation).json(cart(customer.id(), product, 1));
      case "getOrder", "getTimeline" -> Call.to(operation, order);
      case "cancelOrder" -> Call.to(operation, order).json(Map.of());
      default -> throw new AssertionError("no sample of " + operation);
    };
  }

  private static boolean isAdmins(String operation) {
    return switch (operation) {
      case "openWallet", "createProduct", "changeProduct", "restockProduct", "createCoupon" -> true;
      default -> false;
    };
  }

  /// What a checkout of one product says.
  static Map<String, ?> cart(long user, long product, int qty) {
    return Map.of("userId", user, "items", List.of(Map.of("productId", product, "qty", qty)));
  }
}
