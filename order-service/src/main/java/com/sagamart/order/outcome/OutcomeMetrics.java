package com.sagamart.order.outcome;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// How long orders took, and what they brought in. Everything is there from the start, and made
/// once.
@Component
class OutcomeMetrics {

  private final Map<OrderStatus, Timer> decided = new EnumMap<>(OrderStatus.class);
  private final Counter revenue;
  private final Counter discount;
  private final Counter returned;

  OutcomeMetrics(MeterRegistry registry) {
    for (OrderStatus status : OrderStatus.values()) {
      if (status != OrderStatus.PENDING) {
        decided.put(status, timer(registry, status));
      }
    }
    revenue = won(registry, "sagamart.orders.revenue", "What wallets paid for orders, in KRW");
    discount = won(registry, "sagamart.orders.discount", "What coupons took off, in KRW");
    returned = won(registry, "sagamart.orders.returned", "What owners took back, in KRW");
  }

  /// The saga's outcome.
  void decided(Order order) {
    Objects.requireNonNull(decided.get(order.status()))
        .record(Duration.between(order.createdAt(), order.decidedAt()));
    if (order.status() == OrderStatus.PAID) {
      order
          .amount()
          .ifPresent(
              amount -> {
                revenue.increment((double) amount.total());
                discount.increment((double) amount.discount());
              });
    }
  }

  /// The owner's, of a paid order.
  void takenBack(Order order) {
    order.amount().ifPresent(amount -> returned.increment((double) amount.total()));
  }

  private static Timer timer(MeterRegistry registry, OrderStatus status) {
    return Timer.builder("sagamart.order.decided")
        .description("Time from a checkout to its outcome")
        .tag("status", status.name().toLowerCase(Locale.ROOT))
        .publishPercentileHistogram()
        .register(registry);
  }

  private static Counter won(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).baseUnit("won").register(registry);
  }
}
