package com.sagamart.systemtests;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A person with a wallet.
public final class Customer {

  private final long id;
  private final Shop shop;
  private final String token;

  public Customer(long id) {
    this(id, Platform.shop(), Platform.stack().token(id, "USER"));
  }

  /// Somebody who got this token elsewhere.
  public Customer(long id, Shop shop, String token) {
    this.id = id;
    this.shop = shop;
    this.token = token;
  }

  /// The same person at another door.
  Customer at(Shop other) {
    return new Customer(id, other, token);
  }

  public long id() {
    return id;
  }

  public String token() {
    return token;
  }

  public long balance() {
    return shop.get("/v1/wallets/" + id, token).orFail().number("balance");
  }

  /// Claims the coupon once, whatever the answer.
  public Reply tryToClaim(long coupon) {
    return shop.post("/v1/coupons/%d/issue".formatted(coupon), token, Map.of("userId", id));
  }

  /// Claims the coupon, as soon as coupon-service has heard of this customer.
  public long claim(long coupon) {
    return Patience.until(
            "coupon-service knows user " + id,
            (Reply reply) -> !reply.refusedWith("USER_NOT_FOUND"),
            () -> tryToClaim(coupon))
        .orFail()
        .number("couponIssueId");
  }

  /// Whether the customer could use this coupon issue now.
  public boolean canUse(long couponIssue) {
    for (var issue :
        shop.get("/v1/users/%d/coupons".formatted(id), token).orFail().body().path("items")) {
      if (issue.path("couponIssueId").asLong() == couponIssue) {
        return issue.path("usable").asBoolean();
      }
    }
    throw new AssertionError("the customer does not hold coupon issue " + couponIssue);
  }

  public Reply checkout(Line... lines) {
    return checkout(Map.of(), lines);
  }

  public Reply checkoutWith(long couponIssue, Line... lines) {
    return checkout(Map.of("couponIssueId", couponIssue), lines);
  }

  /// Under an idempotency key.
  public Reply checkoutOnce(String key, Line... lines) {
    return shop.post(
        "/v1/orders/checkout", token, body(Map.of(), lines), Map.of("Idempotency-Key", key));
  }

  /// Under an idempotency key.
  public void chargeOnce(String key, long amount) {
    shop.post(
            "/v1/wallets/%d/charge".formatted(id),
            token,
            Map.of("amount", amount),
            Map.of("Idempotency-Key", key))
        .orFail();
  }

  public Reply cancel(long orderId) {
    return shop.post("/v1/orders/%d/cancel".formatted(orderId), token, Map.of());
  }

  /// The customer's own lists.
  public Reply list(String path) {
    return shop.get(path.replace("{userId}", Long.toString(id)), token).orFail();
  }

  /// Does not wait for the saga.
  public Reply checkoutAsync(Line... lines) {
    return shop.post(
        "/v1/orders/checkout", token, body(Map.of(), lines), Map.of("Prefer", "respond-async"));
  }

  private Reply checkout(Map<String, ?> more, Line... lines) {
    return shop.post("/v1/orders/checkout", token, body(more, lines));
  }

  private Map<String, ?> body(Map<String, ?> more, Line... lines) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("userId", id);
    body.put("items", List.copyOf(Arrays.asList(lines)));
    return body;
  }

  /// What becomes of an order: `PAID`, or why not. Waits for one that was not decided in time.
  public String outcomeOf(Reply checkout) {
    if (checkout.isError()) {
      return checkout.text("code");
    }
    long orderId = checkout.number("orderId");
    Reply order =
        Patience.until(
            "order " + orderId + " is decided",
            (Reply reply) -> !reply.orFail().text("status").equals("PENDING"),
            () -> order(orderId));
    return order.body().path("reason").asString(order.text("status"));
  }

  /// How many orders there are in each status, through all pages.
  Map<String, Long> ordersByStatus() {
    Map<String, Long> counts = new TreeMap<>();
    String next = "";
    do {
      Reply page = list("/v1/users/{userId}/orders?limit=100" + next);
      for (var order : page.body().path("items")) {
        counts.merge(order.path("status").asString(), 1L, Long::sum);
      }
      next = "&cursor=" + page.body().path("nextCursor").asString("");
    } while (!next.equals("&cursor="));
    return counts;
  }

  public Reply order(long orderId) {
    return shop.get("/v1/orders/" + orderId, token);
  }

  /// How many of a product.
  public record Line(long productId, int qty) {}
}
