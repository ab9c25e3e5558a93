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

/// The clients of this replica that wait for an outcome, so many and no more.
@Component
public class WaitingClients {

  private final Semaphore places;
  private final Map<Long, WaitingClient> byOrder = new ConcurrentHashMap<>();

  WaitingClients(CheckoutSettings settings, MeterRegistry registry) {
    this.places = new Semaphore(settings.maxWaiting());
    Gauge.builder("sagamart.checkout.waiting", byOrder, Map::size)
        .description("Clients that wait for the outcome of their order")
        .register(registry);
  }

  /// A place to wait, to be closed in any case; empty when all are taken.
  public Optional<WaitingClient> admit() {
    return places.tryAcquire() ? Optional.of(new WaitingClient(this)) : Optional.empty();
  }

  /// Tells the client of this decided order, if it waits here.
  void tell(Order decided) {
    WaitingClient client = byOrder.get(decided.orderId());
    if (client != null) {
      client.tell(decided);
    }
  }

  /// The orders that are waited for, as many as there are places.
  Long[] orders() {
    return byOrder.keySet().toArray(Long[]::new);
  }

  void enter(long orderId, WaitingClient client) {
    byOrder.put(orderId, client);
  }

  void leave(Long orderId) {
    byOrder.remove(orderId);
  }

  void giveBackPlace() {
    places.release();
  }
}
