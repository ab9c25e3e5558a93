package com.sagamart.coupon.domain;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One coupon in one user's hands, on the terms it was issued on. It pays for one order at a time,
/// and only that order gives it back.
@Entity
public class CouponIssue {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "coupon_issue_id")
  @SequenceGenerator(
      name = "coupon_issue_id",
      sequenceName = "coupon_issue_id",
      initialValue = 55501)
  private long id;

  private long couponId;
  private long userId;
  @Embedded private Discount discount;

  @Enumerated(EnumType.STRING)
  private IssueStatus status = IssueStatus.ISSUED;

  private @Nullable Long orderId;
  private Instant issuedAt;
  private Instant expiresAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected CouponIssue() {}

  CouponIssue(long couponId, long userId, Discount discount, Instant issuedAt, Instant expiresAt) {
    this.couponId = couponId;
    this.userId = userId;
    this.discount = discount;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  /// Uses the coupon for this order of this user.
  public UseOutcome useFor(long orderId, long userId, Instant now) {
    if (userId != this.userId) {
      return new UseOutcome.Refused(ErrorCode.COUPON_INVALID);
    }
    return switch (statusAt(now)) {
      case USED -> new UseOutcome.Refused(ErrorCode.COUPON_ALREADY_USED);
      case EXPIRED -> new UseOutcome.Refused(ErrorCode.COUPON_EXPIRED);
      case ISSUED -> {
        status = IssueStatus.USED;
        this.orderId = orderId;
        yield new UseOutcome.Used(discount);
      }
    };
  }

  /// Makes the coupon usable again. Throws [IllegalStateException] unless this order uses it.
  public void releaseFrom(long orderId) {
    if (this.orderId == null || this.orderId != orderId) {
      throw new IllegalStateException(
          "coupon issue %d is not used by order %d".formatted(id, orderId));
    }
    status = IssueStatus.ISSUED;
    this.orderId = null;
  }

  /// The status at this moment: what is used stays used, the rest expires.
  public IssueStatus statusAt(Instant now) {
    return status == IssueStatus.ISSUED && !now.isBefore(expiresAt) ? IssueStatus.EXPIRED : status;
  }

  public long id() {
    return id;
  }

  public long couponId() {
    return couponId;
  }

  public long userId() {
    return userId;
  }

  public Discount discount() {
    return discount;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
