package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.systemtests.Customer.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Customers who buy one thing after the other through both gateways, and note what they are
/// answered.
final class Crowd {

  static final int PEOPLE = 4;
  private static final long PRICE = 1_000;
  private static final long MONEY = 10_000_000;
  private static final int STOCK = 1_000_000;
  private static final int TO_WARM_UP = 40;

  /// So many purchases, at this pace, are a light load.
  private static final Duration BETWEEN_PURCHASES = Duration.ofMillis(100);

  /// The saga's deadline, and time to undo what is overdue then.
  private static final Duration DECIDED = Duration.ofSeconds(60);

  private final Admin admin;
  private final long product;
  private final List<Shop> doors;
  private final List<Customer> people;
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

  Crowd(Stack stack) {
    admin = new Admin(stack.shop(), stack.tokens());
    product = admin.product(PRICE, STOCK);
    doors = stack.gateways().stream().map(Shop::new).toList();
    people = Stream.generate(() -> admin.customerWith(MONEY)).limit(PEOPLE).toList();
  }

  /// Each buys so often, as fast as it is served.
  void buy(int times) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Customer person : people) {
        threads.execute(() -> IntStream.range(0, times).forEach(i -> buyOne(person, i)));
      }
    }
  }

  /// All go on buying while this happens.
  void buyWhile(Runnable trouble) throws InterruptedException {
    try (var threads = Executors.newScheduledThreadPool(PEOPLE)) {
      List<? extends Future<?>> buying =
          people.stream().map(person -> goOnBuying(person, threads)).toList();
      await().atMost(DECIDED).until(() -> total() >= TO_WARM_UP);
      trouble.run();
      threads.shutdown();
      assertThat(threads.awaitTermination(DECIDED.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(buying).noneMatch(it -> it.state() == Future.State.FAILED);
    }
  }

  private Future<?> goOnBuying(Customer person, ScheduledExecutorService threads) {
    AtomicInteger purchases = new AtomicInteger();
    return threads.scheduleWithFixedDelay(
        () -> buyOne(person, purchases.getAndIncrement()),
        0,
        BETWEEN_PURCHASES.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void buyOne(Customer person, int number) {
    Shop door = doors.get(number % doors.size());
    note(answer(person.at(door)));
  }

  private String answer(Customer person) {
    try {
      Reply reply = person.checkout(new Line(product, 1));
      return reply.status() + (reply.isError() ? " " + reply.text("code") : "");
    } catch (StackFailure e) {
      return "none";
    }
  }

  private void note(String answer) {
    answers.computeIfAbsent(answer, _ -> new LongAdder()).increment();
  }

  private long total() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /// How often each answer was given: the status, with the code of an error.
  Map<String, Long> answers() {
    Map<String, Long> counts = new TreeMap<>();
    answers.forEach((answer, count) -> counts.put(answer, count.sum()));
    return counts;
  }

  /// Each order is decided, each that is paid was paid for, and nothing else was taken.
  void everyOrderIsPaidOrUndone() {
    await()
        .atMost(DECIDED)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              long paid = 0;
              for (Customer person : people) {
                Map<String, Long> orders = person.ordersByStatus();
                assertThat(orders).doesNotContainKey("PENDING");
                long mine = orders.getOrDefault("PAID", 0L);
                assertThat(person.balance()).isEqualTo(MONEY - mine * PRICE);
                paid += mine;
              }
              assertThat(admin.stockOf(product)).isEqualTo(STOCK - paid);
              assertThat(paid).isGreaterThanOrEqualTo(answers().getOrDefault("201", 0L));
            });
  }
}
