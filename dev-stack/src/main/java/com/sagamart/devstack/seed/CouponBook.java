package com.sagamart.devstack.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The coupons of the demo shop, one for each state that a coupon can be in.
final class CouponBook {

  /// The id of the first one on a fresh database.
  static final long FIRST_ID = 9001;

  /// The place of the one that somebody else was faster to claim.
  static final int SOLD_OUT = 4;

  private static final Duration LONG = Duration.ofDays(365);
  private static final Duration RECENT = Duration.ofDays(1);

  private CouponBook() {}

  static List<Map<String, Object>> at(Instant now) {
    Instant since = now.minus(RECENT);
    Instant until = now.plus(LONG);
    return List.of(
        coupon("첫 구매 10% 할인", 100, percent(10, 5_000), since, until),
        coupon("다음 시즌 20% 할인", 1_000, percent(20, 10_000), until, until.plus(LONG)),
        coupon("지난 명절 15% 할인", 1_000, percent(15, 8_000), since.minus(LONG), since),
        coupon("3,000원 할인", 1_000_000, fixed(3_000), since, until),
        coupon("선착순 1명 50% 할인", 1, percent(50, 30_000), since, until));
  }

  private static Map<String, Object> coupon(
      String name, long quantity, Map<String, Object> discount, Instant startsAt, Instant endsAt) {
    Map<String, Object> coupon = new LinkedHashMap<>();
    coupon.put("name", name);
    coupon.put("quantity", quantity);
    coupon.put("discount", discount);
    coupon.put("startsAt", startsAt.toString());
    coupon.put("endsAt", endsAt.toString());
    coupon.put("validDays", 30);
    return coupon;
  }

  private static Map<String, Object> percent(int value, long maxDiscount) {
    return Map.of("type", "PERCENT", "value", value, "maxDiscount", maxDiscount);
  }

  private static Map<String, Object> fixed(long value) {
    return Map.of("type", "FIXED", "value", value);
  }
}
