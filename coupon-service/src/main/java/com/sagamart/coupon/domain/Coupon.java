package com.sagamart.coupon.domain;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// An offer of `quantity` coupons, one to a user, between two instants. What it offers never
/// changes; only the count of those issued grows.
@Entity
public class Coupon {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "coupon_id")
  @SequenceGenerator(name = "coupon_id", sequenceName = "coupon_id", initialValue = 9001)
  private long id;

  private String name;
  private long quantity;
  private long issued;
  @Embedded private Discount discount;
  private Instant startsAt;
  private Instant endsAt;
  private int validDays;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Coupon() {}

  public Coupon(
      String name,
      long quantity,
      Discount discount,
      Instant startsAt,
      Instant endsAt,
      int validDays) {
    this.name = name;
    this.quantity = quantity;
    this.discount = discount;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.validDays = validDays;
  }

  /// Issues one coupon to this user, if it is time, the user has none and there is one left.
  ///
  /// @param holders who already has one, among those who ask
  public IssueOutcome issueTo(long userId, Set<Long> holders, Instant now) {
    if (now.isBefore(startsAt)) {
      return new IssueOutcome.Refused(ErrorCode.COUPON_NOT_STARTED);
    }
    if (!now.isBefore(endsAt)) {
      return new IssueOutcome.Refused(ErrorCode.COUPON_EXPIRED);
    }
    if (holders.contains(userId)) {
      return new IssueOutcome.Refused(ErrorCode.COUPON_ALREADY_ISSUED);
    }
    if (remaining() == 0) {
      return new IssueOutcome.Refused(ErrorCode.COUPON_SOLD_OUT);
    }
    issued++;
    Instant expiresAt = now.plus(Duration.ofDays(validDays));
    return new IssueOutcome.Issued(new CouponIssue(id, userId, discount, now, expiresAt));
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public long quantity() {
    return quantity;
  }

  public long issued() {
    return issued;
  }

  /// How many are left to be issued.
  public long remaining() {
    return quantity - issued;
  }

  public Discount discount() {
    return discount;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public int validDays() {
    return validDays;
  }
}
