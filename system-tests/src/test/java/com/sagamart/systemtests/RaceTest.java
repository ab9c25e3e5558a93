package com.sagamart.systemtests;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Many want the same at the same moment, and exactly as many get it as there is.
@ExtendWith(Witness.class)
class RaceTest {

  private static final long PRICE = 1_000;
  private static final Map<String, ?> HUNDRED_OFF = Map.of("type", "FIXED", "value", 100);
  private static final Duration COMPENSATED = Duration.ofSeconds(20);

  private final Admin admin = new Admin();

  @Test
  void aHotProductIsSoldToTheLastUnitAndNoFurther() throws Exception {
    long product = admin.product(PRICE, 30);

    Map<String, Long> outcomes = atOnce(60, _ -> buying(admin.customerWith(PRICE), product));

    assertThat(outcomes).isEqualTo(Map.of("PAID", 30L, "OUT_OF_STOCK", 30L));
    assertThat(admin.stockOf(product)).isZero();
  }

  @Test
  void aCouponForFiftyIsIssuedToFiftyOfThreeHundred() throws Exception {
    long coupon = admin.coupon(HUNDRED_OFF, 50);
    List<Customer> crowd = crowd(300);

    Map<String, Long> answers =
        atOnce(300, i -> () -> crowd.get(i).tryToClaim(coupon).body().path("code").asString("OK"));

    assertThat(answers).isEqualTo(Map.of("OK", 50L, "COUPON_SOLD_OUT", 250L));
    assertThat(admin.issued(coupon)).isEqualTo(50);
  }

  @Test
  void sixtyClaimsOfOneUserIssueOne() throws Exception {
    long coupon = admin.coupon(HUNDRED_OFF);
    Customer customer = crowd(1).getFirst();

    Map<String, Long> answers =
        atOnce(60, _ -> () -> customer.tryToClaim(coupon).body().path("code").asString("OK"));

    assertThat(answers).isEqualTo(Map.of("OK", 1L, "COUPON_ALREADY_ISSUED", 59L));
    assertThat(admin.issued(coupon)).isEqualTo(1);
  }

  @Test
  void oneCouponIssuePaysForOneOfTwentyCheckouts() throws Exception {
    long product = admin.product(PRICE, 20);
    Customer customer = admin.customerWith(20 * PRICE);
    long coupon = customer.claim(admin.coupon(HUNDRED_OFF));

    Map<String, Long> outcomes =
        atOnce(
            20, _ -> () -> customer.outcomeOf(customer.checkoutWith(coupon, new Line(product, 1))));

    assertThat(outcomes).isEqualTo(Map.of("PAID", 1L, "COUPON_ALREADY_USED", 19L));
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 19);
    assertThat(customer.balance()).isEqualTo(20 * PRICE - PRICE + 100);
  }

  @Test
  void oneIdempotencyKeyInTwentyCheckoutsMakesOneOrder() throws Exception {
    long product = admin.product(PRICE, 20);
    Customer customer = admin.customerWith(20 * PRICE);

    Map<String, Long> outcomes =
        atOnce(
            20, _ -> () -> customer.outcomeOf(customer.checkoutOnce("mine", new Line(product, 1))));

    assertThat(outcomes.keySet()).isSubsetOf("PAID", "REQUEST_IN_PROGRESS").contains("PAID");
    assertThat(customer.checkoutOnce("mine", new Line(product, 1)).status()).isEqualTo(201);
    assertThat(admin.stockOf(product)).isEqualTo(19);
    assertThat(customer.balance()).isEqualTo(19 * PRICE);
  }

  @Test
  void aWalletForTenPaysTenOfForty() throws Exception {
    long product = admin.product(PRICE, 40);
    Customer customer = admin.customerWith(10 * PRICE);

    Map<String, Long> outcomes = atOnce(40, _ -> buying(customer, product));

    assertThat(outcomes).isEqualTo(Map.of("PAID", 10L, "WALLET_INSUFFICIENT_BALANCE", 30L));
    assertThat(customer.balance()).isZero();
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 30);
  }

  @Test
  void ordersThatTakeTwoProductsInOppositeOrdersNeverFail() throws Exception {
    Line[] there = {new Line(admin.product(PRICE, 50), 1), new Line(admin.product(PRICE, 50), 1)};
    Line[] back = {there[1], there[0]};

    Map<String, Long> outcomes =
        atOnce(
            50,
            i -> {
              Customer customer = admin.customerWith(2 * PRICE);
              return () -> customer.outcomeOf(customer.checkout(i % 2 == 0 ? there : back));
            });

    assertThat(outcomes).isEqualTo(Map.of("PAID", 50L));
    assertThat(admin.stockOf(there[0].productId())).isZero();
    assertThat(admin.stockOf(there[1].productId())).isZero();
  }

  private static Supplier<String> buying(Customer customer, long product) {
    return () -> customer.outcomeOf(customer.checkout(new Line(product, 1)));
  }

  /// Customers without money whom coupon-service knows.
  private List<Customer> crowd(int size) {
    List<Customer> crowd = IntStream.range(0, size).mapToObj(_ -> admin.customerWith(0)).toList();
    long another = admin.coupon(HUNDRED_OFF);
    crowd.forEach(customer -> customer.claim(another));
    return crowd;
  }

  /// Prepares each contestant, then lets all of them go, and counts what came of them.
  private static Map<String, Long> atOnce(int contestants, IntFunction<Supplier<String>> race)
      throws InterruptedException, ExecutionException {
    List<Supplier<String>> ready = IntStream.range(0, contestants).mapToObj(race).toList();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> running = new ArrayList<>();
    List<String> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Supplier<String> each : ready) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.get();
                }));
      }
      start.countDown();
      for (Future<String> each : running) {
        results.add(each.get());
      }
    }
    return results.stream().collect(groupingBy(identity(), counting()));
  }
}
