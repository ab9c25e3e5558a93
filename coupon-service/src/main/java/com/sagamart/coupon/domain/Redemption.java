package com.sagamart.coupon.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// That an order used a coupon, so that it can be given back once; or a tombstone, which says that
/// the order was over before it could use one.
@Entity
public class Redemption {

  private enum Status {
    APPLIED,
    RELEASED,
    TOMBSTONE
  }

  @Id private long orderId;
  private @Nullable Long couponIssueId;

  @Enumerated(EnumType.STRING)
  private Status status;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Redemption() {}

  private Redemption(long orderId, @Nullable Long couponIssueId, Status status) {
    this.orderId = orderId;
    this.couponIssueId = couponIssueId;
    this.status = status;
  }

  public static Redemption of(long orderId, long couponIssueId) {
    return new Redemption(orderId, couponIssueId, Status.APPLIED);
  }

  public static Redemption tombstone(long orderId) {
    return new Redemption(orderId, null, Status.TOMBSTONE);
  }

  /// Undoes the redemption if it stands.
  ///
  /// @return the coupon issue to release, or empty when there is nothing left to release
  public OptionalLong undo() {
    OptionalLong standing = standing();
    if (standing.isPresent()) {
      status = Status.RELEASED;
    }
    return standing;
  }

  /// The coupon issue that the order uses, if it still does.
  public OptionalLong standing() {
    return status == Status.APPLIED && couponIssueId != null
        ? OptionalLong.of(couponIssueId)
        : OptionalLong.empty();
  }

  public boolean isTombstone() {
    return status == Status.TOMBSTONE;
  }

  public long orderId() {
    return orderId;
  }
}
