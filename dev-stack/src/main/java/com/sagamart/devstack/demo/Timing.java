package com.sagamart.devstack.demo;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long a checkout with a coupon takes when nothing else is going on: one after the other, each
/// by another of the seeded users.
final class Timing {

  private static final int WARM_UP = 50;
  private static final int MEASURED = 50;
  private static final long FIRST_USER = 1001;
  private static final long ENOUGH = 10_000;
  private static final long CHARGE = 1_000_000;
  private static final int GOAL_MS = 80;
  private static final Map<String, Integer> MILK = Map.of("productId", 101, "qty", 1);

  private final Shop shop;
  private final TokenDesk tokens;
  private final Stage stage;
  private final String administrator;

  Timing(Shop shop, TokenDesk tokens, Stage stage) {
    this.shop = shop;
    this.tokens = tokens;
    this.stage = stage;
    this.administrator = tokens.administrator();
  }

  void measure() {
    stage.act(
        "how long it takes: %d users buy milk with a coupon, after %d to warm up"
            .formatted(MEASURED, WARM_UP));
    long coupon = Coupons.tenPercent(shop, administrator, WARM_UP + MEASURED);
    List<Purchase> purchases = new ArrayList<>();
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      purchases.add(prepare(FIRST_USER + i, coupon));
    }
    long[] took =
        purchases.stream()
            .map(this::pay)
            .skip(WARM_UP)
            .mapToLong(reply -> reply.took().toNanos())
            .sorted()
            .toArray();
    double p50 = percentile(took, 50);
    stage.say(
        String.format(
            Locale.ROOT,
            "  p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (p50 on a machine that does nothing else: at most"
                + " %d ms; %s)",
            p50,
            percentile(took, 95),
            percentile(took, 99),
            GOAL_MS,
            p50 <= GOAL_MS ? "met" : "not met now"));
  }

  private Purchase prepare(long user, long coupon) {
    String wallet = "/v1/wallets/" + user;
    if (shop.put(wallet, administrator).orFail().number("balance") < ENOUGH) {
      shop.post(wallet + "/charge", administrator, Map.of("amount", CHARGE)).orFail();
    }
    Reply issued =
        Patience.until(
            "Claiming coupon " + coupon,
            reply -> !reply.refusedWith("USER_NOT_FOUND"),
            () ->
                shop.post(
                    "/v1/coupons/" + coupon + "/issue", administrator, Map.of("userId", user)));
    return new Purchase(user, issued.orFail().number("couponIssueId"), tokens.user(user));
  }

  private Reply pay(Purchase purchase) {
    return shop.post(
            "/v1/orders/checkout",
            purchase.token(),
            Map.of(
                "userId", purchase.user(),
                "items", List.of(MILK),
                "couponIssueId", purchase.couponIssue()))
        .orFail();
  }

  /// By the nearest rank, in milliseconds.
  static double percentile(long[] sortedNanos, int percent) {
    int rank = Math.ceilDiv(sortedNanos.length * percent, 100);
    return sortedNanos[Math.max(1, rank) - 1] / 1e6;
  }

  private record Purchase(long user, long couponIssue, String token) {}
}
