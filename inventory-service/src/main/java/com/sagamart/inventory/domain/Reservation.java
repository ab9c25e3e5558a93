package com.sagamart.inventory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an order holds of the stock, so that it is sold once or given back once; or a tombstone,
/// which says that the order was over before it could hold anything.
@Entity
public class Reservation {

  private enum Status {
    RESERVED,
    COMMITTED,
    RELEASED,
    TOMBSTONE
  }

  @Id private long orderId;

  @Column(updatable = false)
  private long userId;

  /// The lines stand in the order's own row, as two arrays of one length: a table of lines would
  /// cost more rows for each order than everything else together.
  @Column(updatable = false)
  private long[] productIds;

  @Column(updatable = false)
  private int[] qtys;

  @Enumerated(EnumType.STRING)
  private Status status;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Reservation() {}

  private Reservation(long orderId, long userId, List<ReservedLine> lines, Status status) {
    this.orderId = orderId;
    this.userId = userId;
    this.productIds = lines.stream().mapToLong(ReservedLine::productId).toArray();
    this.qtys = lines.stream().mapToInt(ReservedLine::qty).toArray();
    this.status = status;
  }

  public static Reservation of(long orderId, long userId, List<ReservedLine> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a reservation holds something");
    }
    return new Reservation(orderId, userId, lines, Status.RESERVED);
  }

  public static Reservation tombstone(long orderId, long userId) {
    return new Reservation(orderId, userId, List.of(), Status.TOMBSTONE);
  }

  /// The order is paid.
  ///
  /// @return the lines to sell, or empty when this reservation does not stand
  public Optional<List<ReservedLine>> commit() {
    if (status != Status.RESERVED) {
      return Optional.empty();
    }
    status = Status.COMMITTED;
    return Optional.of(lines());
  }

  /// The order is over: gives back what it holds, once.
  public ReleaseOutcome release() {
    ReleaseOutcome held =
        switch (status) {
          case RESERVED -> new ReleaseOutcome.Unreserved(lines());
          case COMMITTED -> new ReleaseOutcome.Unsold(lines());
          case RELEASED, TOMBSTONE -> new ReleaseOutcome.NothingHeld();
        };
    if (!(held instanceof ReleaseOutcome.NothingHeld)) {
      status = Status.RELEASED;
    }
    return held;
  }

  /// What the order holds or held.
  public List<ReservedLine> lines() {
    return IntStream.range(0, productIds.length)
        .mapToObj(i -> new ReservedLine(productIds[i], qtys[i]))
        .toList();
  }

  public long orderId() {
    return orderId;
  }

  /// Whose order it is.
  public long userId() {
    return userId;
  }

  public boolean isTombstone() {
    return status == Status.TOMBSTONE;
  }

  /// Whether the stock was sold to this order.
  public boolean isCommitted() {
    return status == Status.COMMITTED;
  }
}
