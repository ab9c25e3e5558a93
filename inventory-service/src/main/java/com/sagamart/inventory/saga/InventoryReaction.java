package com.sagamart.inventory.saga;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.Products;
import com.sagamart.inventory.domain.ReleaseOutcome;
import com.sagamart.inventory.domain.Reservation;
import com.sagamart.inventory.domain.Reservations;
import com.sagamart.inventory.domain.ReserveOutcome;
import com.sagamart.inventory.domain.ReservedLine;
import com.sagamart.inventory.domain.Shelf;
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Sets stock aside for orders, sells it when they are paid, and puts it back when they do not
/// happen.
@Component
class InventoryReaction implements SagaReaction<BatchRows> {

  private final Products products;
  private final Reservations reservations;
  private final Outbox outbox;

  InventoryReaction(Products products, Reservations reservations, Outbox outbox) {
    this.products = products;
    this.reservations = reservations;
    this.outbox = outbox;
  }

  @Override
  public BatchRows prepare(List<PlatformEvent> batch) {
    var orders = new TreeSet<Long>();
    var wanted = new TreeSet<Long>();
    for (PlatformEvent event : batch) {
      if (event instanceof SagaEvent ofOrder) {
        orders.add(ofOrder.orderId());
      }
      if (event instanceof OrderPlaced placed) {
        placed.lines().forEach(line -> wanted.add(line.productId()));
      }
    }
    List<Reservation> known = reservations.lock(orders);
    known.forEach(held -> held.lines().forEach(line -> wanted.add(line.productId())));
    return new BatchRows(new Shelf(products.lock(wanted)), known);
  }

  @Override
  public void on(PlatformEvent event, BatchRows rows) {
    switch (event) {
      case OrderPlaced placed -> reserve(placed, rows);
      case OrderPaid paid -> commit(paid, rows);
      case CouponRefused refused -> releaseReserved(refused, rows);
      case WalletRefused refused -> releaseReserved(refused, rows);
      case OrderCancelled cancelled -> release(cancelled, rows);
      case OrderRejected _,
          StockReserved _,
          StockRefused _,
          StockReleased _,
          CouponApplied _,
          CouponReleased _,
          WalletDebited _,
          WalletRefunded _,
          WalletOpened _ ->
          throw new ContradictionException(event, "the saga's map does not send it here");
    }
  }

  private void reserve(OrderPlaced placed, BatchRows rows) {
    Optional<Reservation> known = rows.reservation(placed.orderId());
    if (known.isPresent() && !known.get().isTombstone()) {
      throw new ContradictionException(placed, "the order already has its stock");
    }
    if (known.isPresent()) {
      refuse(placed, ErrorCode.TIMEOUT);
      return;
    }
    List<ReservedLine> lines =
        placed.lines().stream()
            .map(line -> new ReservedLine(line.productId(), line.qty()))
            .toList();
    switch (rows.shelf().reserve(lines)) {
      case ReserveOutcome.Reserved() -> {
        add(rows, Reservation.of(placed.orderId(), placed.userId(), lines));
        outbox.append(reserved(placed, rows.shelf()));
      }
      case ReserveOutcome.Refused(ErrorCode reason) -> refuse(placed, reason);
    }
  }

  private void refuse(OrderPlaced placed, ErrorCode reason) {
    outbox.append(new StockRefused(placed.orderId(), placed.userId(), reason));
  }

  private void add(BatchRows rows, Reservation reservation) {
    reservations.add(reservation);
    rows.note(reservation);
  }

  private static StockReserved reserved(OrderPlaced placed, Shelf shelf) {
    List<PricedLine> priced = placed.lines().stream().map(line -> price(line, shelf)).toList();
    long subtotal = priced.stream().mapToLong(PricedLine::subtotal).reduce(0, Math::addExact);
    return new StockReserved(
        placed.orderId(), placed.userId(), placed.couponIssueId(), priced, subtotal);
  }

  private static PricedLine price(OrderedLine line, Shelf shelf) {
    Product product = shelf.product(line.productId()).orElseThrow();
    return PricedLine.of(product.productId(), product.name(), line.qty(), product.price());
  }

  private void commit(OrderPaid paid, BatchRows rows) {
    List<ReservedLine> lines =
        rows.reservation(paid.orderId())
            .flatMap(Reservation::commit)
            .orElseThrow(() -> new ContradictionException(paid, "no reservation stands for it"));
    rows.shelf().commit(lines);
  }

  /// A refusal downstream can only follow our own step, and no sale follows a refusal.
  private void releaseReserved(SagaEvent refusal, BatchRows rows) {
    Reservation held =
        rows.reservation(refusal.orderId())
            .filter(known -> !known.isTombstone())
            .orElseThrow(() -> new ContradictionException(refusal, "nothing was ever reserved"));
    if (held.isCommitted()) {
      throw new ContradictionException(refusal, "the order was paid");
    }
    giveBack(held, rows.shelf());
  }

  private void release(OrderCancelled cancelled, BatchRows rows) {
    rows.reservation(cancelled.orderId())
        .ifPresentOrElse(
            held -> giveBack(held, rows.shelf()),
            () -> add(rows, Reservation.tombstone(cancelled.orderId(), cancelled.userId())));
  }

  private void giveBack(Reservation held, Shelf shelf) {
    switch (held.release()) {
      case ReleaseOutcome.Unreserved(List<ReservedLine> lines) -> shelf.release(lines);
      case ReleaseOutcome.Unsold(List<ReservedLine> lines) -> shelf.returnSold(lines);
      case ReleaseOutcome.NothingHeld() -> {
        return;
      }
    }
    outbox.append(new StockReleased(held.orderId(), held.userId()));
  }
}
