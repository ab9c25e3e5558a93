package com.sagamart.coupon.saga;

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
import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.CouponIssues;
import com.sagamart.coupon.domain.Discount;
import com.sagamart.coupon.domain.KnownUsers;
import com.sagamart.coupon.domain.Redemption;
import com.sagamart.coupon.domain.Redemptions;
import com.sagamart.coupon.domain.UseOutcome;
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Applies coupons to orders, and gives them back when an order does not happen.
@Component
class CouponReaction implements SagaReaction<BatchRows> {

  private final KnownUsers users;
  private final CouponIssues issues;
  private final Redemptions redemptions;
  private final Outbox outbox;
  private final Clock clock;

  CouponReaction(
      KnownUsers users, CouponIssues issues, Redemptions redemptions, Outbox outbox, Clock clock) {
    this.users = users;
    this.issues = issues;
    this.redemptions = redemptions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// The lock on a user covers all that the user's orders do to the user's coupons.
  @Override
  public BatchRows prepare(List<PlatformEvent> batch) {
    var userIds = new TreeSet<Long>();
    var orderIds = new TreeSet<Long>();
    var issueIds = new TreeSet<Long>();
    for (PlatformEvent event : batch) {
      if (event instanceof StockReserved reserved) {
        if (reserved.couponIssueId() == null) {
          continue;
        }
        issueIds.add(reserved.couponIssueId());
      }
      if (event instanceof SagaEvent ofOrder) {
        userIds.add(ofOrder.userId());
        orderIds.add(ofOrder.orderId());
      }
    }
    users.lock(userIds);
    List<Redemption> known = redemptions.findByOrderIdIn(orderIds);
    known.forEach(redemption -> redemption.standing().ifPresent(issueIds::add));
    return new BatchRows(known, issues.findByIdIn(issueIds));
  }

  @Override
  public void on(PlatformEvent event, BatchRows rows) {
    switch (event) {
      case StockReserved reserved -> {
        Long couponIssueId = reserved.couponIssueId();
        if (couponIssueId != null) {
          apply(reserved, couponIssueId, rows);
        }
      }
      case WalletRefused refused ->
          rows.redemption(refused.orderId()).ifPresent(known -> release(refused, known, rows));
      case OrderCancelled cancelled -> giveBack(cancelled, rows);
      case WalletOpened opened -> users.note(opened.userId());
      case OrderPlaced _,
          OrderPaid _,
          OrderRejected _,
          StockRefused _,
          StockReleased _,
          CouponApplied _,
          CouponRefused _,
          CouponReleased _,
          WalletDebited _,
          WalletRefunded _ ->
          throw new ContradictionException(event, "the saga's map does not send it here");
    }
  }

  private void apply(StockReserved reserved, long couponIssueId, BatchRows rows) {
    Optional<Redemption> known = rows.redemption(reserved.orderId());
    if (known.isPresent() && !known.get().isTombstone()) {
      throw new ContradictionException(reserved, "the order already used a coupon");
    }
    if (known.isPresent()) {
      refuse(reserved, ErrorCode.TIMEOUT);
      return;
    }
    Optional<CouponIssue> issue = rows.issue(couponIssueId);
    if (issue.isEmpty()) {
      refuse(reserved, ErrorCode.COUPON_INVALID);
      return;
    }
    switch (issue.get().useFor(reserved.orderId(), reserved.userId(), clock.instant())) {
      case UseOutcome.Used(Discount discount) -> {
        add(Redemption.of(reserved.orderId(), couponIssueId), rows);
        outbox.append(applied(reserved, couponIssueId, discount));
      }
      case UseOutcome.Refused(ErrorCode reason) -> refuse(reserved, reason);
    }
  }

  private static CouponApplied applied(
      StockReserved reserved, long couponIssueId, Discount discount) {
    return new CouponApplied(
        reserved.orderId(),
        reserved.userId(),
        couponIssueId,
        reserved.lines(),
        Amount.discounted(reserved.subtotal(), discount.off(reserved.subtotal())));
  }

  private void refuse(StockReserved reserved, ErrorCode reason) {
    outbox.append(new CouponRefused(reserved.orderId(), reserved.userId(), reason));
  }

  private void add(Redemption redemption, BatchRows rows) {
    redemptions.add(redemption);
    rows.note(redemption);
  }

  private void giveBack(OrderCancelled cancelled, BatchRows rows) {
    rows.redemption(cancelled.orderId())
        .ifPresentOrElse(
            known -> release(cancelled, known, rows),
            () -> add(Redemption.tombstone(cancelled.orderId()), rows));
  }

  private void release(SagaEvent because, Redemption known, BatchRows rows) {
    known.undo().ifPresent(issueId -> release(because, issueId, rows));
  }

  private void release(SagaEvent because, long couponIssueId, BatchRows rows) {
    rows.issue(couponIssueId)
        .orElseThrow(() -> new ContradictionException(because, "the coupon issue is gone"))
        .releaseFrom(because.orderId());
    outbox.append(new CouponReleased(because.orderId(), because.userId(), couponIssueId));
  }
}
