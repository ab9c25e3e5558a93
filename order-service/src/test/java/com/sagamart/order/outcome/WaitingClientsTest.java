package com.sagamart.order.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Order;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingClientsTest {

  /// What an order is numbered as long as no database numbered it.
  private static final long ORDER = 0;

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WaitingClients waiting =
      new WaitingClients(new CheckoutSettings(SHORT, LONG, 2, 10), registry);
  private final Order order =
      new Order(1001, List.of(new OrderedLine(101, 1)), null, NOW, NOW.plus(LONG));

  @BeforeEach
  void theSagaPaysTheOrder() {
    order.pay(List.of(PricedLine.of(101, "우유", 1, 500)), Amount.undiscounted(500), 0, NOW);
  }

  @Test
  void isToldWhileItWaits() throws Exception {
    try (var client = waiting.admit().orElseThrow();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      client.waitFor(Milestone.DECIDED, ORDER);
      var told = threads.submit(() -> client.await(LONG));
      waiting.tell(order);
      assertThat(told.get()).containsSame(order);
    }
  }

  @Test
  void isToldNothingOfOtherOrders() {
    try (var client = waiting.admit().orElseThrow()) {
      client.waitFor(Milestone.DECIDED, ORDER + 1);
      waiting.tell(order);
      assertThat(client.await(SHORT)).isEmpty();
    }
  }

  @Test
  void anOutcomeBeforeTheWaitIsNotMissed() {
    try (var client = waiting.admit().orElseThrow()) {
      client.waitFor(Milestone.DECIDED, ORDER);
      waiting.tell(order);
      assertThat(client.await(LONG)).containsSame(order);
    }
  }

  @Test
  void whoWaitsForTheMoneyIsNotToldOfTheCancellation() {
    try (var client = waiting.admit().orElseThrow()) {
      client.waitFor(Milestone.REFUNDED, ORDER);
      order.cancel(CancelCause.CANCELLED_BY_OWNER, NOW);
      waiting.tell(order);
      assertThat(client.await(SHORT)).isEmpty();
      order.noteRefund(NOW);
      waiting.tell(order);
      assertThat(client.await(LONG)).containsSame(order);
    }
  }

  @Test
  void twoMayWaitForDifferentNewsOfOneOrder() {
    try (var refunded = waiting.admit().orElseThrow()) {
      try (var decided = waiting.admit().orElseThrow()) {
        decided.waitFor(Milestone.DECIDED, ORDER);
        refunded.waitFor(Milestone.REFUNDED, ORDER);
        waiting.tell(order);
        assertThat(decided.await(LONG)).containsSame(order);
      }
      order.cancel(CancelCause.CANCELLED_BY_OWNER, NOW);
      order.noteRefund(NOW);
      waiting.tell(order);
      assertThat(refunded.await(LONG)).containsSame(order);
    }
  }

  @Test
  void thoseBeyondTheBoundFindNoPlaceUntilSomebodyLeaves() {
    var first = waiting.admit().orElseThrow();
    var second = waiting.admit().orElseThrow();
    assertThat(waiting.admit()).isEmpty();
    first.close();
    first.close();
    try (var third = waiting.admit().orElseThrow()) {
      third.waitFor(Milestone.DECIDED, ORDER);
      assertThat(waiting.admit()).isEmpty();
    }
    second.close();
  }

  @Test
  void whoLeavesIsNotWaitedForAnyMore() {
    try (var client = waiting.admit().orElseThrow()) {
      client.waitFor(Milestone.DECIDED, ORDER);
      assertThat(waiting.orders()).containsExactly(ORDER);
      assertThat(registry.get("sagamart.checkout.waiting").gauge().value()).isEqualTo(1);
    }
    assertThat(waiting.orders()).isEmpty();
    waiting.tell(order);
  }
}
