package com.sagamart.systemtests.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A thousand orders, of which every tenth is taken back. Who gets no answer asks again under the
/// same key, so the orders are a thousand whatever happens meanwhile.
final class Sales {

  static final int ORDERS = 1_000;
  private static final int TAKEN_BACK_EVERY = 10;
  private static final int EARLY = 100;
  private static final int PEOPLE = 20;
  private static final int AT_ONCE = 8;
  private static final long MONEY = 100_000_000;
  private static final long PRICE = 1_237;

  /// All services may be away for a while, and then what they left is overdue.
  private static final Duration ANSWERED = Duration.ofMinutes(2);

  private static final Map<String, ?> TEN_PERCENT =
      Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000);

  private final Admin admin = new Admin();
  private final List<Long> products =
      Stream.generate(() -> admin.product(PRICE, ORDERS * 3)).limit(3).toList();
  private final List<Customer> people =
      Stream.generate(() -> admin.customerWith(MONEY)).limit(PEOPLE).toList();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger takenBack = new AtomicInteger();

  /// Sells while this happens, once a third is sold.
  void sellWhile(Runnable trouble) throws Exception {
    refuseSome();
    try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> all =
          IntStream.range(0, ORDERS).mapToObj(i -> crowd.submit(() -> sell(i))).toList();
      Patience.within(ANSWERED, n -> n > ORDERS / 3, placed::get);
      trouble.run();
      crowd.shutdown();
      assertThat(crowd.awaitTermination(ANSWERED.toSeconds(), TimeUnit.SECONDS)).isTrue();
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  /// For the funnel, and for what coupons did.
  private void refuseSome() {
    long coupon = admin.coupon(TEN_PERCENT);
    Customer saver = people.getFirst();
    saver.checkoutWith(saver.claim(coupon), new Line(products.getFirst(), 2)).orFail();
    assertThat(admin.customerWith(0).checkout(new Line(products.getFirst(), 1)).isError()).isTrue();
    assertThat(saver.checkout(new Line(admin.product(PRICE, 0), 1)).isError()).isTrue();
  }

  private void sell(int number) {
    Customer person = people.get(number % PEOPLE);
    Line line = new Line(products.get(number % products.size()), 1 + number % 3);
    Reply reply =
        answered(() -> person.checkoutOnce("sale-%d-%d".formatted(person.id(), number), line));
    placed.incrementAndGet();
    if (reply.status() == 201 && oneMoreIsTakenBack()) {
      long order = reply.number("orderId");
      answered(() -> person.cancel(order));
    }
  }

  /// Until it is a tenth of all. Somewhat early, for the last may not have been paid.
  private boolean oneMoreIsTakenBack() {
    int due = Math.min(ORDERS, placed.get() + EARLY) / TAKEN_BACK_EVERY;
    return takenBack.getAndUpdate(it -> Math.min(it + 1, due)) < due;
  }

  int takenBack() {
    return takenBack.get();
  }

  private static Reply answered(Supplier<Reply> request) {
    return Patience.within(
            ANSWERED,
            it -> it.filter(Sales::isAnAnswer).isPresent(),
            () -> {
              try {
                return Optional.of(request.get());
              } catch (StackFailure e) {
                return Optional.<Reply>empty();
              }
            })
        .orElseThrow();
  }

  /// The saga's own deadline is one too, and so is an order that was taken back by a first try.
  private static boolean isAnAnswer(Reply reply) {
    return (reply.status() < 500 && !reply.refusedWith("REQUEST_IN_PROGRESS"))
        || reply.refusedWith("TIMEOUT");
  }
}
