package com.sagamart.order.saga;

import static java.util.stream.Collectors.toMap;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.order.domain.Consequence;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.outcome.Outcomes;
import com.sagamart.order.timeline.Timeline;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Follows each order to its outcome: a refusal, or the debit, which comes last. An order's row is
/// written when it is placed and when it is decided, and not for each step between.
@Component
class OrderReaction implements SagaReaction<Map<Long, Order>> {

  private final Orders orders;
  private final Timeline timeline;
  private final Outcomes outcomes;
  private final Clock clock;

  OrderReaction(Orders orders, Timeline timeline, Outcomes outcomes, Clock clock) {
    this.orders = orders;
    this.timeline = timeline;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @Override
  public void heard(List<CloudEvent> batch) {
    batch.forEach(timeline::note);
  }

  @Override
  public Map<Long, Order> prepare(List<PlatformEvent> batch) {
    var ids = new TreeSet<Long>();
    for (PlatformEvent event : batch) {
      if (event instanceof SagaEvent ofOrder && verbOf(event).isPresent()) {
        ids.add(ofOrder.orderId());
      }
    }
    return ids.isEmpty()
        ? Map.of()
        : orders.lock(ids).stream().collect(toMap(Order::orderId, Function.identity()));
  }

  @Override
  public void on(PlatformEvent event, Map<Long, Order> known) {
    Optional<Function<Order, Consequence>> said = verbOf(event);
    if (event instanceof SagaEvent ofOrder) {
      said.ifPresent(verb -> tell(ofOrder, known, verb));
    }
  }

  /// What an event says to its order. A step on the way to the outcome or back says nothing: it
  /// stands in the timeline, and the order's row needs no lock for it.
  private Optional<Function<Order, Consequence>> verbOf(PlatformEvent event) {
    return switch (event) {
      case WalletDebited debited ->
          Optional.of(
              order -> order.pay(debited.lines(), debited.amount(), debited.balanceAfter(), now()));
      case StockRefused refused -> Optional.of(order -> order.reject(refused.reason(), now()));
      case CouponRefused refused -> Optional.of(order -> order.reject(refused.reason(), now()));
      case WalletRefused refused -> Optional.of(order -> order.reject(refused.reason(), now()));
      case WalletRefunded _ -> Optional.of(order -> order.noteRefund(now()));
      case StockReserved _, CouponApplied _, StockReleased _, CouponReleased _ -> Optional.empty();
      case OrderPlaced _, OrderPaid _, OrderRejected _, OrderCancelled _, WalletOpened _ ->
          throw new ContradictionException(event, "the saga's map does not send it here");
    };
  }

  private void tell(SagaEvent event, Map<Long, Order> known, Function<Order, Consequence> verb) {
    Order order =
        Optional.ofNullable(known.get(event.orderId()))
            .filter(found -> found.userId() == event.userId())
            .orElseThrow(() -> new ContradictionException(event, "this user has no such order"));
    switch (verb.apply(order)) {
      case Consequence.Decided(var decision) -> outcomes.tell(order, decision);
      case Consequence.Refunded() -> outcomes.tellRefunded(order);
      case Consequence.Nothing() -> {
        // Noted in the order, or too late.
      }
      case Consequence.Contradiction(String because) ->
          throw new ContradictionException(event, because);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
