package com.sagamart.order.deadline;

import com.sagamart.order.domain.Orders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Shows how many orders nobody decided in time: more than none for long means that the sweep does
/// not do its work.
@Component
class OverdueCount {

  /// More are shown as so many.
  private static final int MOST = 10_000;

  private final Orders orders;
  private final Clock clock;
  private final AtomicLong overdue = new AtomicLong();

  OverdueCount(Orders orders, Clock clock, MeterRegistry registry) {
    this.orders = orders;
    this.clock = clock;
    Gauge.builder("sagamart.orders.overdue", overdue, AtomicLong::get)
        .description("Orders past their deadline that are not decided")
        .register(registry);
  }

  @Scheduled(fixedDelayString = "${sagamart.checkout.count-overdue-every:5s}")
  void count() {
    overdue.set(orders.countOverdue(clock.instant(), MOST));
  }
}
