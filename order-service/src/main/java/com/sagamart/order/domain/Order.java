package com.sagamart.order.domain;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Consequence.Contradiction;
import com.sagamart.order.domain.Consequence.Decided;
import com.sagamart.order.domain.Consequence.Nothing;
import com.sagamart.order.domain.Consequence.Refunded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/// What a customer asked to buy. It is decided once: PAID, REJECTED or CANCELLED; of decided orders
/// only a paid one can still change, when its owner takes it back. What it costs is known with the
/// debit; what is reserved for it meanwhile stands in its timeline alone.
@Entity
@Table(name = "orders")
public class Order {

  /// The first number that an order is given, and how many a replica takes at a time.
  private static final int FIRST_ID = 7_000_001;
  private static final int IDS_AT_ONCE = 50;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_id")
  @SequenceGenerator(
      name = "order_id",
      sequenceName = "order_id",
      initialValue = FIRST_ID,
      allocationSize = IDS_AT_ONCE)
  private long orderId;

  @Column(updatable = false)
  private long userId;

  @Column(updatable = false)
  private @Nullable Long couponIssueId;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class) // replaced, never changed: no copy to compare with
  private List<OrderLine> lines;

  private @Nullable Long subtotal;
  private @Nullable Long discount;
  private @Nullable Long balanceAfter;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  @Enumerated(EnumType.STRING)
  private @Nullable ErrorCode reason;

  @Column(updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private Instant deadline;

  private @Nullable Instant paidAt; // kept for the data platform, whatever happens afterwards
  private @Nullable Instant decidedAt;
  private @Nullable Instant refundedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Order() {}

  /// A new order, to be decided before `deadline`.
  public Order(
      long userId,
      List<OrderedLine> wanted,
      @Nullable Long couponIssueId,
      Instant now,
      Instant deadline) {
    this.userId = userId;
    this.couponIssueId = couponIssueId;
    this.lines = OrderLine.oneForEachProduct(wanted);
    this.status = OrderStatus.PENDING;
    this.createdAt = now;
    this.deadline = deadline;
  }

  /// What opens the saga.
  public OrderPlaced placed() {
    return new OrderPlaced(
        orderId, userId, lines.stream().map(OrderLine::ordered).toList(), couponIssueId);
  }

  /// The wallet paid. For a cancelled order that is too late: the wallet refunds because of the
  /// cancellation.
  ///
  /// @param balanceAfter the wallet's balance right after the debit
  public Consequence pay(List<PricedLine> prices, Amount amount, long balanceAfter, Instant now) {
    return switch (status) {
      case CANCELLED -> new Nothing();
      case PAID, REJECTED -> new Contradiction("the order is already " + status);
      case PENDING -> {
        Bill bill = new Bill(OrderLine.priced(lines, prices), prices, amount);
        Optional<Contradiction> objection = bill.objection(this);
        if (objection.isPresent()) {
          yield objection.get();
        }
        this.lines = bill.lines();
        this.subtotal = amount.subtotal();
        this.discount = amount.discount();
        this.balanceAfter = balanceAfter;
        this.paidAt = now;
        yield decide(
            OrderStatus.PAID,
            null,
            now,
            new OrderPaid(orderId, userId, prices, couponIssueId, amount, now));
      }
    };
  }

  /// A participant refused. For a cancelled order that is no news.
  public Consequence reject(ErrorCode reason, Instant now) {
    return switch (status) {
      case CANCELLED -> new Nothing();
      case PAID, REJECTED -> new Contradiction("the order is already " + status);
      case PENDING ->
          decide(OrderStatus.REJECTED, reason, now, new OrderRejected(orderId, userId, reason));
    };
  }

  /// Ends an order that nobody refused: an undecided one at its deadline, a paid one at its owner's
  /// wish. Nothing follows where that does not apply.
  public Consequence cancel(CancelCause cause, Instant now) {
    OrderStatus cancellable =
        switch (cause) {
          case DEADLINE_PASSED -> OrderStatus.PENDING;
          case CANCELLED_BY_OWNER -> OrderStatus.PAID;
        };
    if (status != cancellable) {
      return new Nothing();
    }
    return decide(
        OrderStatus.CANCELLED,
        cause == CancelCause.DEADLINE_PASSED ? ErrorCode.TIMEOUT : null,
        now,
        new OrderCancelled(orderId, userId, cause));
  }

  /// The money is back in the wallet. That is news for an order that its owner took back, once; a
  /// debit that came after the deadline was never part of the order.
  public Consequence noteRefund(Instant now) {
    if (status != OrderStatus.CANCELLED || balanceAfter == null || refundedAt != null) {
      return new Nothing();
    }
    this.refundedAt = now;
    return new Refunded();
  }

  private Decided decide(
      OrderStatus outcome, @Nullable ErrorCode reason, Instant now, OrderEvent event) {
    this.status = outcome;
    this.reason = reason;
    this.decidedAt = now;
    return new Decided(event);
  }

  public long orderId() {
    return orderId;
  }

  public long userId() {
    return userId;
  }

  public List<OrderLine> lines() {
    return lines;
  }

  /// Whether something may be taken off its price.
  boolean hasCoupon() {
    return couponIssueId != null;
  }

  /// What it cost; empty unless it was paid.
  public Optional<Amount> amount() {
    return subtotal == null || discount == null
        ? Optional.empty()
        : Optional.of(new Amount(subtotal, discount, Math.subtractExact(subtotal, discount)));
  }

  /// The wallet's balance right after this order was paid, if it ever was.
  public @Nullable Long balanceAfter() {
    return balanceAfter;
  }

  public OrderStatus status() {
    return status;
  }

  /// Why it was rejected or cancelled; null otherwise, and when its owner took it back.
  public @Nullable ErrorCode reason() {
    return reason;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// When it reached the status that it has; null while it is undecided.
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /// Whether its owner took it back and has the money again.
  public boolean isRefunded() {
    return refundedAt != null;
  }
}
