package com.sagamart.devstack.demo;

import com.sagamart.devstack.client.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Coupons that the story prints for itself.
final class Coupons {

  private Coupons() {}

  /// A new coupon of 10 %, at most 5,000. Returns its id.
  static long tenPercent(Shop shop, String administrator, long quantity) {
    Instant now = Instant.now();
    return shop.post(
            "/v1/coupons",
            administrator,
            Map.of(
                "name",
                "데모 10% 할인",
                "quantity",
                quantity,
                "discount",
                Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000),
                "startsAt",
                now.minus(Duration.ofMinutes(1)).toString(),
                "endsAt",
                now.plus(Duration.ofDays(1)).toString(),
                "validDays",
                1))
        .orFail()
        .number("couponId");
  }
}
