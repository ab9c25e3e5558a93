package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is killed, an order is paid in full or undone in full.
@ExtendWith(Witness.class)
class CrashTest {

  private static final int BUYERS = 24;
  private static final int BUYERS_AT_ONCE = 8;
  private static final int BUYERS_BEFORE_THE_CRASH = 10;
  private static final long PRICE = 1_000;
  private static final long DISCOUNT = 100;
  private static final long MONEY = 5_000;

  /// The saga's deadline, and time to undo what is overdue then.
  private static final Duration DECIDED = Duration.ofSeconds(60);

  private final Admin admin = new Admin();
  private final Stack stack = Platform.stack();
  private final long product = admin.product(PRICE, BUYERS);
  private final List<Buyer> buyers = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"order-service", "inventory-service", "coupon-service", "wallet-service"})
  void aKilledServiceLeavesNoHalfOrder(String victim) throws InterruptedException {
    buyWhile(
        () -> {
          stack.kill(victim);
          stack.start(victim);
        });
    everyOrderIsPaidOrUndone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wallet-service", "gateway", "kafka", "postgres"})
  void aRestartLeavesNoHalfOrder(String name) throws InterruptedException {
    buyWhile(() -> stack.restart(name));
    everyOrderIsPaidOrUndone();
  }

  /// What is away for a while is no reason to give an event up.
  @AfterEach
  void noEventIsGivenUp() {
    assertThat(Platform.deadLetters()).isZero();
  }

  private void buyWhile(Runnable trouble) throws InterruptedException {
    long coupon = admin.coupon(Map.of("type", "FIXED", "value", DISCOUNT));
    for (int i = 0; i < BUYERS; i++) {
      Customer customer = admin.customerWith(MONEY);
      buyers.add(new Buyer(customer, customer.claim(coupon)));
    }
    AtomicInteger begun = new AtomicInteger();
    try (ExecutorService crowd = Executors.newFixedThreadPool(BUYERS_AT_ONCE)) {
      for (Buyer buyer : buyers) {
        crowd.execute(
            () -> {
              begun.incrementAndGet();
              buyer.buy(product);
            });
      }
      await().until(() -> begun.get() >= BUYERS_BEFORE_THE_CRASH);
      trouble.run();
      crowd.shutdown();
      assertThat(crowd.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }
  }

  private void everyOrderIsPaidOrUndone() {
    await()
        .atMost(DECIDED)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptionsInstanceOf(StackFailure.class)
        .untilAsserted(
            () -> {
              long paid = 0;
              for (Buyer buyer : buyers) {
                boolean hasPaid = buyer.customer.balance() == MONEY - PRICE + DISCOUNT;
                if (!hasPaid) {
                  assertThat(buyer.customer.balance()).isEqualTo(MONEY);
                }
                assertThat(buyer.customer.canUse(buyer.coupon)).isEqualTo(!hasPaid);
                paid += hasPaid ? 1 : 0;
              }
              assertThat(admin.stockOf(product)).isEqualTo(BUYERS - paid);
              assertThat(paid).isPositive();
            });
  }

  private record Buyer(Customer customer, long coupon) {

    /// Tries once; an answer that is lost in the trouble is a client's everyday.
    void buy(long product) {
      try {
        customer.checkoutWith(coupon, new Line(product, 1));
      } catch (StackFailure e) {
        assertThat(e).hasMessageContaining("got no answer");
      }
    }
  }
}
