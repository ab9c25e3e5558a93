package com.sagamart.devstack.seed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
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
  private static final int AT_ONCE = 8;
  private static final int WARM_UP_AT_ONCE = 24;
  private static final int NOT_FOUND = 404;
  private static final Set<String> TOO_BUSY =
      Set.of("SERVICE_UNAVAILABLE", "TIMEOUT", "REQUEST_IN_PROGRESS");
  private static final Duration BUSY_LIMIT = Duration.ofMinutes(1);

  private final Shop shop;
  private final String token;

  public Seed(Shop shop, TokenDesk tokens) {
    this.shop = shop;
    this.token = tokens.administrator();
  }

  /// Puts in what is missing, and says what there is.
  public String sow() {
    atOnce(
        AT_ONCE,
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
        WARM_UP_AT_ONCE,
        IntStream.range(0, WARM_UP_ORDERS)
            .mapToObj(
                i ->
                    () ->
                        shop.post("/v1/orders/checkout", token, i % 2 == 0 ? order : withCoupon)));
    return "%d orders of user %d, who has no wallet".formatted(WARM_UP_ORDERS, NOBODY);
  }

  /// Does all of it, some at a time, and waits for the last.
  private static void atOnce(int many, Stream<Runnable> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
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

  private static boolean isTooBusy(Reply reply) {
    return TOO_BUSY.stream().anyMatch(reply::refusedWith);
  }

  /// Not repeated: an attempt that fails may have used up its number, and those here are known.
  private Reply numbered(String path, Map<String, ?> body) {
    return shop.post(path, token, body).orFail();
  }

  /// Programs that have just started, on a machine that is busy, may not find the time at once.
  private static Reply served(Supplier<Reply> ask) {
    return answered(ask).orFail();
  }

  private static Reply answered(Supplier<Reply> ask) {
    return Patience.within(BUSY_LIMIT, reply -> !isTooBusy(reply), ask);
  }

  private void openWallet(long user) {
    Reply wallet = served(() -> shop.put("/v1/wallets/" + user, token));
    if (wallet.number("balance") == 0) {
      Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
      String path = "/v1/wallets/" + user + "/charge";
      served(() -> shop.post(path, token, Map.of("amount", BALANCE), once));
    }
  }

  /// One after the other: the ids follow the order.
  private void stockShelves() {
    Set<String> present =
        StreamSupport.stream(
                served(() -> shop.get("/v1/products?limit=100", null))
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
        numbered(
            "/v1/products",
            Map.of(
                "name", product.name(),
                "price", product.price(),
                "stock", product.stock(),
                "description", product.description(),
                "images", List.of("https://images.sagamart.example/products.jpg")));
    if (product.name().equals(Shelves.STOPPED)) {
      String path = "/v1/products/" + created.number("productId");
      served(() -> shop.patch(path, token, Map.of("status", "STOPPED")));
    }
  }

  private void printCoupons() {
    long id = CouponBook.FIRST_ID;
    for (Map<String, Object> coupon : CouponBook.at(Instant.now())) {
      String path = "/v1/coupons/" + id;
      if (answered(() -> shop.get(path, null)).status() == NOT_FOUND) {
        numbered("/v1/coupons", coupon);
      }
      id++;
    }
  }

  /// coupon-service knows a user a moment after the wallet was opened.
  private void claimTheLastCoupon() {
    String path = "/v1/coupons/" + (CouponBook.FIRST_ID + CouponBook.SOLD_OUT);
    if (served(() -> shop.get(path, null)).number("remaining") > 0) {
      Patience.until(
              "Claiming the last coupon",
              reply -> !reply.refusedWith("USER_NOT_FOUND") && !isTooBusy(reply),
              () -> shop.post(path + "/issue", token, Map.of("userId", LAST_USER)))
          .orFail();
    }
  }
}
