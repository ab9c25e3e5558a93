package com.sagamart.wallet.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.OptionalLong;

/// What an order took from a wallet, so that it can be given back once; or a tombstone, which says
/// that the order was over before it could take anything.
@Entity
public class OrderDebit {

  private enum Status {
    DEBITED,
    REFUNDED,
    TOMBSTONE
  }

  @Id private long orderId;
  private long userId;
  private long amount;

  @Enumerated(EnumType.STRING)
  private Status status;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected OrderDebit() {}

  private OrderDebit(long orderId, long userId, long amount, Status status) {
    this.orderId = orderId;
    this.userId = userId;
    this.amount = amount;
    this.status = status;
  }

  public static OrderDebit of(long orderId, long userId, long amount) {
    return new OrderDebit(orderId, userId, amount, Status.DEBITED);
  }

  public static OrderDebit tombstone(long orderId, long userId) {
    return new OrderDebit(orderId, userId, 0, Status.TOMBSTONE);
  }

  /// Undoes the debit if it stands.
  ///
  /// @return the amount to give back, or empty when there is nothing left to give
  public OptionalLong undo() {
    if (status != Status.DEBITED) {
      return OptionalLong.empty();
    }
    status = Status.REFUNDED;
    return OptionalLong.of(amount);
  }

  public long orderId() {
    return orderId;
  }

  /// Whose wallet it was.
  public long userId() {
    return userId;
  }

  public boolean isTombstone() {
    return status == Status.TOMBSTONE;
  }
}
