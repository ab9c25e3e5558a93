package com.sagamart.systemtests;

import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// The person who fills the shelves and opens wallets.
public final class Admin {

  private static final AtomicLong USERS = new AtomicLong(500_000);
  private static final int MANY = 10_000;

  private final Shop shop;
  private final TokenDesk tokens;
  private final String token;

  public Admin() {
    this(Platform.shop(), Platform.stack().tokens());
  }

  /// Of another stack than the one that all tests share.
  public Admin(Shop shop, TokenDesk tokens) {
    this.shop = shop;
    this.tokens = tokens;
    this.token = tokens.administrator();
  }

  public String token() {
    return token;
  }

  /// A new customer with this much money.
  public Customer customerWith(long balance) {
    long id = USERS.incrementAndGet();
    shop.put("/v1/wallets/" + id, token).orFail();
    if (balance > 0) {
      shop.post("/v1/wallets/%d/charge".formatted(id), token, Map.of("amount", balance)).orFail();
    }
    return new Customer(id, shop, tokens.user(id));
  }

  /// A new product, on sale.
  public long product(long price, int stock) {
    return shop.post("/v1/products", token, Map.of("name", "시험 상품", "price", price, "stock", stock))
        .orFail()
        .number("productId");
  }

  /// A coupon that anybody may claim from now on.
  public long coupon(Map<String, ?> discount) {
    return coupon(discount, MANY);
  }

  /// A coupon that the first so many may claim.
  public long coupon(Map<String, ?> discount, int quantity) {
    return shop.post(
            "/v1/coupons", token, offer(Map.of("discount", discount, "quantity", quantity)))
        .orFail()
        .number("couponId");
  }

  /// An offer that is valid now, with these of its fields changed.
  public static Map<String, ?> offer(Map<String, ?> changes) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var offer = new HashMap<String, Object>();
    offer.put("name", "시험 쿠폰");
    offer.put("quantity", 100);
    offer.put("discount", Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000));
    offer.put("startsAt", now.minus(1, ChronoUnit.HOURS).toString());
    offer.put("endsAt", now.plus(1, ChronoUnit.DAYS).toString());
    offer.put("validDays", 7);
    offer.putAll(changes);
    return offer;
  }

  /// How often this coupon was issued.
  public long issued(long coupon) {
    return shop.get("/v1/coupons/" + coupon, null).orFail().number("issued");
  }

  public long stockOf(long product) {
    return product(product).number("stock");
  }

  public Reply product(long product) {
    return shop.get("/v1/products/" + product, null).orFail();
  }

  /// The top products, as many as there may be.
  JsonNode topProducts() {
    return shop.get("/v1/products/top?limit=100", null).orFail().body().path("items");
  }

  /// How much of this product the top products show; none when it is not among them.
  long unitsOnTop(long product) {
    for (JsonNode item : topProducts()) {
      if (item.path("productId").asLong() == product) {
        return item.path("soldQty").asLong();
      }
    }
    return 0;
  }
}
