package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.client.Reply;
import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Witness.class)
class CheckoutTest {

  private static final Duration COMPENSATED = Duration.ofSeconds(10);
  private static final Map<String, ?> TEN_PERCENT =
      Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5000);

  private final Admin admin = new Admin();

  @Test
  void theSpecificationsExampleIsPaid() {
    Customer customer = admin.customerWith(120_000);
    long coupon = customer.claim(admin.coupon(TEN_PERCENT));

    Reply paid = customer.checkoutWith(coupon, new Line(101, 2), new Line(102, 1));

    assertThat(paid.status()).isEqualTo(201);
    assertThat(paid.text("status")).isEqualTo("PAID");
    assertThat(paid.text("paidBy")).isEqualTo("WALLET");
    assertThat(paid.body().path("amount").toString())
        .isEqualTo("{\"subtotal\":9600,\"discount\":960,\"total\":8640}");
    assertThat(paid.body().path("wallet").path("balanceAfter").asLong()).isEqualTo(111_360);
    assertThat(paid.body().path("items").toString())
        .isEqualTo(
            """
            [{"productId":101,"qty":2,"unitPrice":3200,"subtotal":6400},\
            {"productId":102,"qty":1,"unitPrice":3200,"subtotal":3200}]""");
    assertThat(customer.balance()).isEqualTo(111_360);
    assertThat(customer.canUse(coupon)).isFalse();
    assertThat(customer.order(paid.number("orderId")).body()).isEqualTo(paid.body());
  }

  @Test
  void theSameProductInTwoLinesCountsAsTheirSum() {
    Customer customer = admin.customerWith(10_000);
    long product = admin.product(1_000, 10);
    Reply paid = customer.checkout(new Line(product, 1), new Line(product, 2));
    assertThat(paid.status()).isEqualTo(201);
    assertThat(paid.body().path("items").size()).isEqualTo(1);
    assertThat(paid.body().path("items").path(0).path("qty").asInt()).isEqualTo(3);
    assertThat(admin.stockOf(product)).isEqualTo(7);
  }

  @Test
  void whatIsNotThereIsNotSold() {
    Customer customer = admin.customerWith(100_000);
    long scarce = admin.product(1_000, 1);
    long plenty = admin.product(1_000, 10);

    Reply refused = customer.checkout(new Line(plenty, 1), new Line(scarce, 2));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.refusedWith("OUT_OF_STOCK")).isTrue();
    assertThat(admin.stockOf(plenty)).isEqualTo(10);
    assertThat(admin.stockOf(scarce)).isEqualTo(1);
    assertThat(customer.balance()).isEqualTo(100_000);
  }

  @Test
  void anUnknownProductIsNotFound() {
    Customer customer = admin.customerWith(100_000);
    assertThat(customer.checkout(new Line(999_999_999, 1)).refusedWith("PRODUCT_NOT_FOUND"))
        .isTrue();
  }

  @Test
  void whenTheMoneyDoesNotSufficeStockAndCouponComeBack() {
    Customer customer = admin.customerWith(100);
    long product = admin.product(5_000, 3);
    long coupon = customer.claim(admin.coupon(TEN_PERCENT));

    Reply refused = customer.checkoutWith(coupon, new Line(product, 2));

    assertThat(refused.refusedWith("WALLET_INSUFFICIENT_BALANCE")).isTrue();
    assertThat(refused.status()).isEqualTo(409);
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 3);
    await().atMost(COMPENSATED).until(() -> customer.canUse(coupon));
    assertThat(customer.balance()).isEqualTo(100);
  }

  @Test
  void aCouponPaysOneOrderAndTheStockOfTheSecondComesBack() {
    Customer customer = admin.customerWith(100_000);
    long product = admin.product(5_000, 3);
    long coupon = customer.claim(admin.coupon(TEN_PERCENT));
    assertThat(customer.checkoutWith(coupon, new Line(product, 1)).status()).isEqualTo(201);

    Reply second = customer.checkoutWith(coupon, new Line(product, 1));

    assertThat(second.refusedWith("COUPON_ALREADY_USED")).isTrue();
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 2);
    assertThat(customer.balance()).isEqualTo(95_500);
  }

  @Test
  void somebodyElsesCouponIsInvalid() {
    Customer owner = admin.customerWith(0);
    long coupon = owner.claim(admin.coupon(TEN_PERCENT));
    Customer thief = admin.customerWith(100_000);
    long product = admin.product(5_000, 3);

    assertThat(thief.checkoutWith(coupon, new Line(product, 1)).refusedWith("COUPON_INVALID"))
        .isTrue();
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 3);
    assertThat(owner.canUse(coupon)).isTrue();
  }

  @Test
  void aRefusedOrderSaysWhy() {
    Customer customer = admin.customerWith(0);
    long product = admin.product(5_000, 3);
    long order = customer.checkoutAsync(new Line(product, 1)).number("orderId");
    await()
        .atMost(COMPENSATED)
        .until(() -> customer.order(order).text("status").equals("REJECTED"));
    assertThat(customer.order(order).text("reason")).isEqualTo("WALLET_INSUFFICIENT_BALANCE");
  }

  @Test
  void aPaidOrderIsTakenBackWithEverythingThatWasInIt() {
    Customer customer = admin.customerWith(100_000);
    long product = admin.product(5_000, 3);
    long coupon = customer.claim(admin.coupon(TEN_PERCENT));
    long order = customer.checkoutWith(coupon, new Line(product, 2)).orFail().number("orderId");

    Reply cancelled = customer.cancel(order);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    assertThat(customer.balance()).isEqualTo(100_000);
    await().atMost(COMPENSATED).until(() -> admin.stockOf(product) == 3);
    await().atMost(COMPENSATED).until(() -> customer.canUse(coupon));
    assertThat(customer.cancel(order).refusedWith("ORDER_NOT_CANCELLABLE")).isTrue();
    assertThat(customer.list("/v1/users/{userId}/orders").body().path("items").size()).isEqualTo(1);
    assertThat(customer.list("/v1/wallets/{userId}/transactions").body().findValuesAsString("type"))
        .containsExactly("REFUND", "DEBIT", "CHARGE");
    await()
        .atMost(COMPENSATED)
        .untilAsserted(
            () ->
                assertThat(
                        customer
                            .list("/v1/orders/%d/timeline".formatted(order))
                            .body()
                            .findValuesAsString("type"))
                    .startsWith(
                        "ORDER_PLACED",
                        "STOCK_RESERVED",
                        "COUPON_APPLIED",
                        "WALLET_DEBITED",
                        "ORDER_PAID",
                        "ORDER_CANCELLED")
                    .contains("WALLET_REFUNDED", "COUPON_RELEASED", "STOCK_RELEASED"));
  }

  @Test
  void whoDoesNotWantToWaitGetsThePlaceToAsk() {
    Customer customer = admin.customerWith(100_000);
    long product = admin.product(5_000, 3);

    Reply accepted = customer.checkoutAsync(new Line(product, 1));

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.text("status")).isEqualTo("PENDING");
    long order = accepted.number("orderId");
    await().atMost(COMPENSATED).until(() -> customer.order(order).text("status").equals("PAID"));
  }

  @Test
  void somebodyElsesOrderIsNotFound() {
    Customer customer = admin.customerWith(100_000);
    long order = customer.checkout(new Line(admin.product(5_000, 3), 1)).orFail().number("orderId");
    assertThat(admin.customerWith(0).order(order).refusedWith("ORDER_NOT_FOUND")).isTrue();
  }
}
