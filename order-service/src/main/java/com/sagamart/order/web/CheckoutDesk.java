package com.sagamart.order.web;

import com.sagamart.order.CheckoutSettings;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.order.outcome.Milestone;
import com.sagamart.order.outcome.WaitingClient;
import com.sagamart.order.outcome.WaitingClients;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.group.GroupCommit;
import com.sagamart.starter.idempotency.Attempt;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// Has orders placed and waits for what becomes of them. No connection is held while waiting.
@Component
class CheckoutDesk {

  /// Beyond this many, a checkout is told to come back: as many as connections are taken.
  private static final int MAX_WAITING = 2_000;

  /// The most orders in one transaction.
  private static final int MAX_TOGETHER = 100;

  private final Orders orders;
  private final GroupCommit<Placement, Order> line;
  private final WaitingClients waiting;
  private final Clock clock;
  private final CheckoutSettings settings;

  CheckoutDesk(
      Orders orders,
      PlacementDesk desk,
      WaitingClients waiting,
      Clock clock,
      CheckoutSettings settings) {
    this.orders = orders;
    this.line = new GroupCommit<>(MAX_WAITING, MAX_TOGETHER, desk::place);
    this.waiting = waiting;
    this.clock = clock;
    this.settings = settings;
  }

  /// Places the order and waits for its outcome, if there is a place to wait. A client that goes
  /// away meanwhile leaves the order as it is.
  CheckoutOutcome checkout(CheckoutRequest request, Attempt attempt) {
    Optional<WaitingClient> place = waiting.admit();
    if (place.isEmpty()) {
      return placeOnly(request, attempt);
    }
    try (WaitingClient client = place.get()) {
      Order placed = place(request, attempt, orderId -> client.waitFor(Milestone.DECIDED, orderId));
      return client
          .await(RequestDeadline.atMost(settings.waitAtMost()))
          .<CheckoutOutcome>map(CheckoutOutcome.Decided::new)
          .orElseGet(() -> new CheckoutOutcome.Undecided(placed));
    }
  }

  /// Places the order for a client that does not want to wait.
  CheckoutOutcome placeOnly(CheckoutRequest request, Attempt attempt) {
    return new CheckoutOutcome.Undecided(place(request, attempt, _ -> {}));
  }

  /// What an earlier attempt placed is not placed again. An order under a key is placed alone: what
  /// commits with the key must not depend on others.
  private Order place(CheckoutRequest request, Attempt attempt, LongConsumer beforeCommit) {
    Long placedBefore = attempt.made();
    if (placedBefore != null) {
      beforeCommit.accept(placedBefore);
      return orders.findById(placedBefore).orElseThrow();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Order order =
        new Order(
            request.userId(),
            request.lines(),
            request.couponIssueId(),
            now,
            now.plus(settings.deadline()));
    Placement placement = Placement.of(order, attempt, beforeCommit);
    return attempt.isKeyed() ? line.askAlone(placement) : line.ask(placement);
  }
}
