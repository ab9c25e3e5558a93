package com.sagamart.ranking;

import static com.sagamart.ranking.Story.cancelled;
import static com.sagamart.ranking.Story.freshId;
import static com.sagamart.ranking.Story.line;
import static com.sagamart.ranking.Story.paid;

import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Batches of events by the die, some of them late, and what they come to when one simply sums up.
final class RandomSales {

  private static final int MOST_EVENTS = 8;
  private static final int MOST_UNITS = 9;

  /// Sales come from up to this long before the window begins, or after.
  private static final int MINUTES_AROUND = 20;

  private final Random die;
  private final List<Long> products;
  private final int days;
  private final Clock clock;
  private final List<OrderPaid> sold = new ArrayList<>();
  private final Set<Long> takenBack = new HashSet<>();

  RandomSales(long seed, List<Long> products, int days, Clock clock) {
    this.die = new Random(seed);
    this.products = products;
    this.days = days;
    this.clock = clock;
  }

  List<PlatformEvent> batch() {
    List<PlatformEvent> batch = new ArrayList<>();
    int size = 1 + die.nextInt(MOST_EVENTS);
    for (int i = 0; i < size; i++) {
      batch.add(sold.isEmpty() || die.nextInt(3) > 0 ? sale() : cancellation());
    }
    return batch;
  }

  private OrderPaid sale() {
    PricedLine[] lines =
        products.stream()
            .filter(_ -> die.nextInt(3) == 0)
            .map(product -> line(product, "상품", 1 + die.nextInt(MOST_UNITS)))
            .toArray(PricedLine[]::new);
    OrderPaid paid = paid(freshId(), moment(), lines);
    sold.add(paid);
    return paid;
  }

  private Instant moment() {
    Instant edge = clock.instant().minus(Duration.ofDays(days));
    boolean old = die.nextBoolean();
    Instant about = old ? edge : clock.instant();
    return about.plus(Duration.ofSeconds(60L * (die.nextInt(2 * MINUTES_AROUND) - MINUTES_AROUND)));
  }

  /// Also of orders that were cancelled before.
  private PlatformEvent cancellation() {
    long order = sold.get(die.nextInt(sold.size())).orderId();
    takenBack.add(order);
    return cancelled(order);
  }

  /// By product, what stands and was sold since then.
  Map<Long, Long> since(Instant since) {
    Map<Long, Long> units = new HashMap<>();
    sold.stream()
        .filter(paid -> !takenBack.contains(paid.orderId()))
        .filter(paid -> !paid.paidAt().truncatedTo(ChronoUnit.MINUTES).isBefore(since))
        .flatMap(paid -> paid.lines().stream())
        .forEach(line -> units.merge(line.productId(), (long) line.qty(), Long::sum));
    return units;
  }
}
