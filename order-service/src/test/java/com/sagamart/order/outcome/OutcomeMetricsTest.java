package com.sagamart.order.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Order;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutcomeMetricsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OutcomeMetrics metrics = new OutcomeMetrics(registry);
  private final Order order =
      new Order(1001, List.of(new OrderedLine(101, 2)), 55501L, NOW, NOW.plusSeconds(30));

  @Test
  void aPaidOrderBringsInItsTotal() {
    pay();
    metrics.decided(order);
    assertThat(won("revenue")).isEqualTo(5_760);
    assertThat(won("discount")).isEqualTo(640);
    assertThat(won("returned")).isZero();
    var paid = registry.get("sagamart.order.decided").tag("status", "paid").timer();
    assertThat(paid.count()).isEqualTo(1);
    assertThat(paid.totalTime(TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void whatIsTakenBackIsCountedBeside() {
    pay();
    metrics.takenBack(order);
    assertThat(won("returned")).isEqualTo(5_760);
  }

  @Test
  void aRejectedOrderBringsInNothing() {
    order.reject(ErrorCode.OUT_OF_STOCK, NOW.plus(Duration.ofSeconds(1)));
    metrics.decided(order);
    assertThat(won("revenue")).isZero();
    assertThat(registry.get("sagamart.order.decided").tag("status", "rejected").timer().count())
        .isEqualTo(1);
  }

  private void pay() {
    order.pay(
        List.of(PricedLine.of(101, "우유", 2, 3_200)),
        Amount.discounted(6_400, 640),
        7,
        NOW.plusSeconds(1));
  }

  private double won(String what) {
    return registry.get("sagamart.orders." + what).counter().count();
  }
}
