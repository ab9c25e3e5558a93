package com.sagamart.wallet.saga;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
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
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.wallet.domain.DebitOutcome;
import com.sagamart.wallet.domain.OrderDebit;
import com.sagamart.wallet.domain.OrderDebits;
import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.Postings;
import com.sagamart.wallet.domain.Wallet;
import com.sagamart.wallet.domain.Wallets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pays for orders, and gives the money back when an order does not happen.
@Component
class WalletReaction implements SagaReaction<BatchRows> {

  private final Wallets wallets;
  private final Postings postings;
  private final OrderDebits debits;
  private final Outbox outbox;
  private final Clock clock;

  WalletReaction(
      Wallets wallets, Postings postings, OrderDebits debits, Outbox outbox, Clock clock) {
    this.wallets = wallets;
    this.postings = postings;
    this.debits = debits;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public BatchRows prepare(List<PlatformEvent> batch) {
    var users = new TreeSet<Long>();
    var orders = new TreeSet<Long>();
    for (PlatformEvent event : batch) {
      if (event instanceof SagaEvent ofOrder) {
        users.add(ofOrder.userId());
        orders.add(ofOrder.orderId());
      }
    }
    return new BatchRows(wallets.lock(users), debits.findByOrderIdIn(orders));
  }

  @Override
  public void on(PlatformEvent event, BatchRows rows) {
    switch (event) {
      case StockReserved reserved when reserved.couponIssueId() == null ->
          pay(reserved, null, reserved.lines(), Amount.undiscounted(reserved.subtotal()), rows);
      case StockReserved _ -> {
        // coupon-service goes first
      }
      case CouponApplied applied ->
          pay(applied, applied.couponIssueId(), applied.lines(), applied.amount(), rows);
      case OrderCancelled cancelled -> giveBack(cancelled, rows);
      case OrderPlaced _,
          OrderPaid _,
          OrderRejected _,
          StockRefused _,
          StockReleased _,
          CouponRefused _,
          CouponReleased _,
          WalletDebited _,
          WalletRefused _,
          WalletRefunded _,
          WalletOpened _ ->
          throw new ContradictionException(event, "the saga's map does not send it here");
    }
  }

  private void pay(
      SagaEvent step,
      @Nullable Long couponIssueId,
      List<PricedLine> lines,
      Amount amount,
      BatchRows rows) {
    Optional<OrderDebit> known = rows.debit(step.orderId());
    if (known.isPresent() && !known.get().isTombstone()) {
      throw new ContradictionException(step, "the order was already paid for");
    }
    if (known.isPresent()) {
      refuse(step, ErrorCode.TIMEOUT);
      return;
    }
    Optional<Wallet> wallet = rows.wallet(step.userId());
    if (wallet.isEmpty()) {
      refuse(step, ErrorCode.USER_NOT_FOUND);
      return;
    }
    switch (wallet.get().debit(step.orderId(), amount.total(), clock.instant())) {
      case DebitOutcome.Debited(Posting posting) -> {
        postings.add(posting);
        add(OrderDebit.of(step.orderId(), step.userId(), amount.total()), rows);
        outbox.append(
            new WalletDebited(
                step.orderId(),
                step.userId(),
                couponIssueId,
                lines,
                amount,
                posting.balanceAfter()));
      }
      case DebitOutcome.Refused(ErrorCode reason) -> refuse(step, reason);
    }
  }

  private void refuse(SagaEvent step, ErrorCode reason) {
    outbox.append(new WalletRefused(step.orderId(), step.userId(), reason));
  }

  private void add(OrderDebit debit, BatchRows rows) {
    debits.add(debit);
    rows.note(debit);
  }

  private void giveBack(OrderCancelled cancelled, BatchRows rows) {
    Optional<OrderDebit> debit = rows.debit(cancelled.orderId());
    if (debit.isEmpty()) {
      add(OrderDebit.tombstone(cancelled.orderId(), cancelled.userId()), rows);
      return;
    }
    debit.get().undo().ifPresent(amount -> refund(cancelled, debit.get().userId(), amount, rows));
  }

  private void refund(OrderCancelled cancelled, long userId, long amount, BatchRows rows) {
    Wallet wallet =
        rows.wallet(userId)
            .orElseThrow(() -> new ContradictionException(cancelled, "the wallet is gone"));
    Posting posting = wallet.refund(cancelled.orderId(), amount, clock.instant());
    postings.add(posting);
    outbox.append(new WalletRefunded(cancelled.orderId(), userId, amount, posting.balanceAfter()));
  }
}
