package com.sagamart.ranking;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
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
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Counts what was sold, and takes it out again when a paid order is cancelled.
@Component
class RankingReaction implements SagaReaction<BatchRows> {

  private final Sales sales;
  private final SoldMinutes minutes;
  private final SalesWindows windows;
  private final UnitsInWindows inWindows;

  RankingReaction(
      Sales sales, SoldMinutes minutes, SalesWindows windows, UnitsInWindows inWindows) {
    this.sales = sales;
    this.minutes = minutes;
    this.windows = windows;
    this.inWindows = inWindows;
  }

  @Override
  public BatchRows prepare(List<PlatformEvent> batch) {
    var orderIds = new TreeSet<Long>();
    Set<SoldMinuteId> touched = new HashSet<>();
    for (PlatformEvent event : batch) {
      if (event instanceof SagaEvent ofOrder) {
        orderIds.add(ofOrder.orderId());
      }
      if (event instanceof OrderPaid paid) {
        note(new Sale(paid), touched);
      }
    }
    List<Sale> known = sales.findByOrderIdIn(orderIds);
    known.forEach(sale -> note(sale, touched));
    return lock(known, touched);
  }

  /// Locks in the same order as every other batch: the windows, the minutes, the units in windows.
  private BatchRows lock(List<Sale> known, Set<SoldMinuteId> touched) {
    List<SalesWindow> held = windows.hold();
    Long[] productIds = touched.stream().map(SoldMinuteId::productId).toArray(Long[]::new);
    Instant[] at = touched.stream().map(SoldMinuteId::minute).toArray(Instant[]::new);
    minutes.open(productIds, at);
    List<SoldMinute> locked = minutes.lock(productIds, at);
    Integer[] days = held.stream().map(SalesWindow::days).toArray(Integer[]::new);
    inWindows.open(days, productIds);
    return new BatchRows(known, locked, held, inWindows.lock(days, productIds));
  }

  private static void note(Sale sale, Set<SoldMinuteId> touched) {
    sale.units().forEach(units -> touched.add(units.where()));
  }

  @Override
  public void on(PlatformEvent event, BatchRows rows) {
    switch (event) {
      case OrderPaid paid -> count(paid, rows);
      case OrderCancelled cancelled ->
          rows.sale(cancelled.orderId())
              .filter(Sale::cancel)
              .ifPresent(sale -> takeOut(sale, rows));
      case OrderPlaced _,
          OrderRejected _,
          StockReserved _,
          StockRefused _,
          StockReleased _,
          CouponApplied _,
          CouponRefused _,
          CouponReleased _,
          WalletDebited _,
          WalletRefused _,
          WalletRefunded _,
          WalletOpened _ ->
          throw new ContradictionException(event, "the saga's map does not send it here");
    }
  }

  private void count(OrderPaid paid, BatchRows rows) {
    if (rows.sale(paid.orderId()).isPresent()) {
      throw new ContradictionException(paid, "the order was already paid");
    }
    Sale sale = new Sale(paid);
    sales.add(sale);
    rows.note(sale);
    for (PricedLine line : paid.lines()) {
      SoldMinuteId where = sale.whereOf(line.productId());
      rows.minute(where).add(line.qty(), line.name());
      rows.inWindows(where).forEach(units -> units.add(line.qty()));
    }
  }

  private static void takeOut(Sale sale, BatchRows rows) {
    for (Sale.Units units : sale.units()) {
      rows.minute(units.where()).takeOut(units.qty());
      rows.inWindows(units.where()).forEach(counted -> counted.takeOut(units.qty()));
    }
  }
}
