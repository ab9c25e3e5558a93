package com.sagamart.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.client.PublishedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HopsTest {

  private static final long CUSTOMER = 1_001;
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final Queue<List<PublishedEvent>> published = new ArrayDeque<>();
  private final Hops hops = new Hops(this::next, CUSTOMER);

  @Test
  void areOfThisCustomersOrdersInTheOrderInWhichTheyHappened() {
    published.add(List.of(event("ORDER_PAID", 1, CUSTOMER, 3), event("ORDER_PAID", 2, 1_002, 2)));
    published.add(List.of(event("ORDER_PLACED", 1, CUSTOMER, 1)));

    assertThat(hops.await(Set.of("ORDER_PLACED", "ORDER_PAID")))
        .extracting(PublishedEvent::type)
        .containsExactly("ORDER_PLACED", "ORDER_PAID");
  }

  @Test
  void areNotThoseThatCameLateOfAnOrderShownBefore() {
    published.add(List.of(event("ORDER_PAID", 1, CUSTOMER, 1)));
    hops.await(Set.of("ORDER_PAID"));
    published.add(List.of(event("ORDER_PAID", 1, CUSTOMER, 1)));
    published.add(List.of(event("ORDER_REJECTED", 2, CUSTOMER, 2)));

    assertThat(hops.await(Set.of("ORDER_REJECTED")))
        .extracting(PublishedEvent::type)
        .containsExactly("ORDER_REJECTED");
  }

  @Test
  void areNothingThatIsNoEventOfAnOrder() {
    published.add(
        List.of(
            new PublishedEvent("topic", NOON, "ORDER_PAID", "1", "order-service", "not JSON"),
            event("ORDER_PAID", 1, CUSTOMER, 1)));

    assertThat(hops.await(Set.of("ORDER_PAID"))).hasSize(1);
  }

  private List<PublishedEvent> next(Duration time) {
    return published.isEmpty() ? List.of() : published.remove();
  }

  private static PublishedEvent event(String type, long order, long user, int second) {
    return new PublishedEvent(
        "topic",
        NOON.plusSeconds(second),
        type,
        Long.toString(order),
        "order-service",
        "{\"orderId\":%d,\"userId\":%d}".formatted(order, user));
  }
}
