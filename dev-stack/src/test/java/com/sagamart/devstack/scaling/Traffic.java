package com.sagamart.devstack.scaling;

import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Orders;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.saga.Reaction;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.util.stream.Stream;

/// What one checkout that is paid sends through the saga, read from its map.
///
/// @param coupons the share of checkouts that carry one
/// @param pieces in how many databases a basket's products lie: each reserves its own, and says so
record Traffic(double coupons, double pieces) {

  /// As it is with one database of stock.
  static Traffic undivided() {
    return new Traffic(Premise.COUPONS_IN_TEN.value() / 10, 1);
  }

  /// With the stock divided by product, and every product as likely as any other.
  static Traffic divided(int databases) {
    return new Traffic(
        undivided().coupons, Premise.LINES.value() - (Premise.LINES.value() - 1) / databases);
  }

  /// How often this event is said.
  double said(Class<? extends PlatformEvent> event) {
    return steps(event) * (isOfStock(event) ? pieces : 1);
  }

  private double steps(Class<? extends PlatformEvent> event) {
    return goingForward()
        .filter(reaction -> reaction.publishes() == event)
        .mapToDouble(
            reaction -> {
              var on = reaction.on();
              return on == null ? asked(event) : steps(on) * share(reaction.orders());
            })
        .sum();
  }

  /// Of what a request or the clock begins, only the checkout.
  private static double asked(Class<? extends PlatformEvent> event) {
    return event == OrderPlaced.class ? 1 : 0;
  }

  private double share(Orders orders) {
    return (orders.include(true) ? coupons : 0) + (orders.include(false) ? 1 - coupons : 0);
  }

  /// What happens to an order that nobody refuses or cancels.
  static Stream<Reaction> goingForward() {
    return OrderSaga.MAP.stream().filter(reaction -> reaction.undoes() == null);
  }

  /// How many events a service takes in. For the stock each piece is work of its own.
  double taken(Participant service) {
    double events = OrderSaga.consumedBy(service).stream().mapToDouble(this::said).sum();
    return service == Participant.INVENTORY ? events * pieces : events;
  }

  /// How many rows a service writes into its outbox: one for each topic of an event.
  double rows(Participant service) {
    return EventType.all().stream()
        .filter(event -> OrderSaga.producerOf(event) == service)
        .mapToDouble(event -> said(event) * OrderSaga.topicsOf(event).size())
        .sum();
  }

  /// How many of them a service writes because somebody asked, and not because of an event.
  static double asked(Participant service) {
    return service == OrderSaga.producerOf(OrderPlaced.class) ? 1 : 0;
  }

  /// How many records go to this topic.
  double records(Topic topic) {
    return EventType.all().stream()
        .filter(event -> OrderSaga.topicsOf(event).contains(topic))
        .mapToDouble(this::said)
        .sum();
  }

  static boolean isOfStock(Class<? extends PlatformEvent> event) {
    return OrderSaga.producerOf(event) == Participant.INVENTORY;
  }
}
