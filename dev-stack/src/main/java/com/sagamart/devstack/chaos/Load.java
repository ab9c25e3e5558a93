package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.process.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Customers who go on buying whatever happens.
final class Load implements AutoCloseable {

  static final long FIRST_CUSTOMER = 2001;
  static final int CUSTOMERS = 8;
  /// What everybody has in the wallet before the history begins, in KRW.
  static final long MONEY = 50_000_000;

  /// How many coupons everybody has before the history begins.
  static final int COUPONS_AT_FIRST = 1;

  private static final int COUPONS = 40;
  private static final long COUPON_QUANTITY = 1_000_000;
  private static final int PRODUCTS = 12;
  private static final long PRICE = 1_000;
  private static final int STOCK = 1_000_000;

  /// The last product is nearly gone from the beginning, so that it sells out.
  private static final int SCARCE_STOCK = 40;

  private static final Duration VALID = Duration.ofDays(30);

  private final Stack stack;
  private final History history;
  private final String administrator;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Customer> customers = new ArrayList<>();

  Load(Stack stack, History history) {
    this.stack = stack;
    this.history = history;
    this.administrator = stack.tokens().administrator();
  }

  /// Gives every customer a wallet, and all of them coupons and products; then they begin.
  ///
  /// @param seed decides what each of them wants
  void begin(long seed) {
    Shop shop = stack.shop();
    List<Long> products =
        IntStream.range(0, PRODUCTS)
            .mapToObj(i -> product(shop, i, i == PRODUCTS - 1 ? SCARCE_STOCK : STOCK))
            .toList();
    List<Long> coupons = IntStream.range(0, COUPONS).mapToObj(i -> coupon(shop, i)).toList();
    for (long id : LongStream.range(FIRST_CUSTOMER, FIRST_CUSTOMER + CUSTOMERS).toArray()) {
      openWallet(shop, id, coupons.getFirst());
      Customer customer =
          new Customer(id, seed + id, stack, new Customer.Offer(products, coupons), history);
      customers.add(customer);
    }
    customers.forEach(threads::execute);
  }

  private long product(Shop shop, int number, int stock) {
    return shop.post(
            "/v1/products",
            administrator,
            Map.of("name", "chaos " + number, "price", PRICE + number, "stock", stock))
        .orFail()
        .number("productId");
  }

  private long coupon(Shop shop, int number) {
    Instant now = Instant.now();
    Map<String, Object> coupon =
        Map.of(
            "name",
            "chaos " + number,
            "quantity",
            COUPON_QUANTITY,
            "discount",
            Map.of("type", "FIXED", "value", 100),
            "startsAt",
            now.minusSeconds(1).toString(),
            "endsAt",
            now.plus(VALID).toString(),
            "validDays",
            VALID.toDays());
    return shop.post("/v1/coupons", administrator, coupon).orFail().number("couponId");
  }

  private void openWallet(Shop shop, long id, long coupon) {
    shop.put("/v1/wallets/" + id, administrator).orFail();
    shop.post("/v1/wallets/%d/charge".formatted(id), administrator, Map.of("amount", MONEY))
        .orFail();
    Patience.until(
            "coupon-service knows user " + id,
            (Reply reply) -> !reply.refusedWith("USER_NOT_FOUND"),
            () ->
                shop.post(
                    "/v1/coupons/%d/issue".formatted(coupon), administrator, Map.of("userId", id)))
        .orFail();
  }

  /// Lets every customer get the answer that is still owed to them, and go home.
  ///
  /// @return whether all of them got it within the limit
  boolean end(Duration limit) {
    customers.forEach(Customer::goHome);
    threads.shutdown();
    try {
      return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    customers.forEach(Customer::goHome);
    threads.shutdownNow();
    threads.close();
  }
}
