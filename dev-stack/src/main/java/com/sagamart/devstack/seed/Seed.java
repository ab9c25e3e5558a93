package com.sagamart.devstack.seed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Puts the demo data in. What is there already stays as it is, so it can be sown again at any
/// time.
public final class Seed {

  private static final long FIRST_USER = 1001;
  private static final long LAST_USER = 1100;
  private static final long NOBODY = 1000;
  private static final long NO_COUPON = 1;
  private static final int WARM_UP_ORDERS = 200;
  private static final long BALANCE = 1_000_000;
  private static final int AT_ONCE = 24;
  private static final int NOT_FOUND = 404;

  private final Shop shop;
  private final String token;

  public Seed(Shop shop, TokenDesk tokens) {
    this.shop = shop;
    this.token = tokens.administrator();
  }

  /// Puts in what is missing, and says what there is.
  public String sow() {
    atOnce(
        Stream.concat(
            Stream.of(this::printCoupons, this::stockShelves),
            LongStream.rangeClosed(FIRST_USER, LAST_USER)
                .mapToObj(user -> () -> openWallet(user))));
    claimTheLastCoupon();
    return "users %d to %d, %d products, coupons from %d"
        .formatted(FIRST_USER, LAST_USER, Shelves.PRODUCTS.size(), CouponBook.FIRST_ID);
  }

  /// The first orders through programs that have just started take long. So some are placed that
  /// are refused, for want of a wallet, and leave nothing behind but their refusal.
  ///
  /// @return what was done
  public String warmUp() {
    Map<String, Object> order =
        Map.of("userId", NOBODY, "items", List.of(Map.of("productId", Shelves.FIRST_ID, "qty", 1)));
    Map<String, Object> withCoupon = new HashMap<>(order);
    withCoupon.put("couponIssueId", NO_COUPON);
    atOnce(
        IntStream.range(0, WARM_UP_ORDERS)
            .mapToObj(
                i ->
                    () ->
                        shop.post("/v1/orders/checkout", token, i % 2 == 0 ? order : withCoupon)));
    return "%d orders of user %d, who has no wallet".formatted(WARM_UP_ORDERS, NOBODY);
  }

  /// Does all of it, some at a time, and waits for the last.
  private static void atOnce(Stream<Runnable> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> begun = work.<Future<?>>map(threads::submit).toList();
      begun.forEach(Seed::finish);
    }
  }

  private static void finish(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StackFailure cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private void openWallet(long user) {
    Reply wallet = shop.put("/v1/wallets/" + user, token).orFail();
    if (wallet.number("balance") == 0) {
      shop.post("/v1/wallets/" + user + "/charge", token, Map.of("amount", BALANCE)).orFail();
    }
  }

  /// One after the other: the ids follow the order.
  private void stockShelves() {
    Set<String> present =
        StreamSupport.stream(
                shop.get("/v1/products?limit=100", null)
                    .orFail()
                    .body()
                    .required("items")
                    .spliterator(),
                false)
            .map(item -> item.required("name").asString())
            .collect(toUnmodifiableSet());
    Shelves.PRODUCTS.stream()
        .filter(product -> !present.contains(product.name()))
        .forEach(this::create);
  }

  private void create(Product product) {
    Reply created =
        shop.post(
                "/v1/products",
                token,
                Map.of(
                    "name", product.name(),
                    "price", product.price(),
                    "stock", product.stock(),
                    "description", product.description(),
                    "images", List.of("https://images.sagamart.example/products.jpg")))
            .orFail();
    if (product.name().equals(Shelves.STOPPED)) {
      shop.patch("/v1/products/" + created.number("productId"), token, Map.of("status", "STOPPED"))
          .orFail();
    }
  }

  private void printCoupons() {
    long id = CouponBook.FIRST_ID;
    for (Map<String, Object> coupon : CouponBook.at(Instant.now())) {
      if (shop.get("/v1/coupons/" + id, null).status() == NOT_FOUND) {
        shop.post("/v1/coupons", token, coupon).orFail();
      }
      id++;
    }
  }

  /// coupon-service knows a user a moment after the wallet was opened.
  private void claimTheLastCoupon() {
    String path = "/v1/coupons/" + (CouponBook.FIRST_ID + CouponBook.SOLD_OUT);
    if (shop.get(path, null).orFail().number("remaining") > 0) {
      Patience.until(
              "Claiming the last coupon",
              reply -> !reply.refusedWith("USER_NOT_FOUND"),
              () -> shop.post(path + "/issue", token, Map.of("userId", LAST_USER)))
          .orFail();
    }
  }
}
