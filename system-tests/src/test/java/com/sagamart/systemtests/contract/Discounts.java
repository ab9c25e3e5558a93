package com.sagamart.systemtests.contract;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.Map;

/// What coupons take off, as a customer finds out: by buying.
final class Discounts {

  private static final Admin ADMIN = new Admin();

  private Discounts() {}

  /// What this discount takes off a purchase of this price.
  static long of(long price, Map<String, ?> discount) {
    Customer customer = ADMIN.customerWith(price);
    long issue = customer.claim(ADMIN.coupon(discount));
    return customer
        .checkoutWith(issue, new Line(ADMIN.product(price, 1), 1))
        .orFail()
        .body()
        .path("amount")
        .path("discount")
        .asLong();
  }
}
