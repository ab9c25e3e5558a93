package com.sagamart.order.outcome;

import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Order;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// The clients of this replica that wait for what becomes of their orders, so many and no more.
@Component
public class WaitingClients {

  private final Semaphore places;
  private final Map<Awaited, WaitingClient> clients = new ConcurrentHashMap<>();

  WaitingClients(CheckoutSettings settings, MeterRegistry registry) {
    this.places = new Semaphore(settings.maxWaiting());
    Gauge.builder("sagamart.checkout.waiting", clients, Map::size)
        .description("Clients that wait for what becomes of their order")
        .register(registry);
  }

  /// A place to wait, to be closed in any case; empty when all are taken.
  public Optional<WaitingClient> admit() {
    return places.tryAcquire() ? Optional.of(new WaitingClient(this)) : Optional.empty();
  }

  /// Tells those who wait here for what this order has reached.
  void tell(Order order) {
    for (Milestone milestone : Milestone.values()) {
      if (milestone.isReachedBy(order)) {
        WaitingClient client = clients.get(new Awaited(milestone, order.orderId()));
        if (client != null) {
          client.tell(order);
        }
      }
    }
  }

  /// The orders that are waited for, as many as there are places.
  Long[] orders() {
    return clients.keySet().stream().map(Awaited::orderId).toArray(Long[]::new);
  }

  void enter(Awaited awaited, WaitingClient client) {
    clients.put(awaited, client);
  }

  void leave(Awaited awaited, WaitingClient client) {
    clients.remove(awaited, client);
  }

  void giveBackPlace() {
    places.release();
  }
}
