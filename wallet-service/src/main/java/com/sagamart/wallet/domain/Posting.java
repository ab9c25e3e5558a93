package com.sagamart.wallet.domain;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// One line of the ledger: written once, never changed.
@Entity
@Immutable
public class Posting {

  @EmbeddedId private PostingId id;

  @Enumerated(EnumType.STRING)
  private PostingType type;

  private long amount;
  private long balanceAfter;
  private @Nullable Long orderId;
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Posting() {}

  Posting(
      PostingId id,
      PostingType type,
      long amount,
      long balanceAfter,
      @Nullable Long orderId,
      Instant createdAt) {
    this.id = id;
    this.type = type;
    this.amount = amount;
    this.balanceAfter = balanceAfter;
    this.orderId = orderId;
    this.createdAt = createdAt;
  }

  public PostingId id() {
    return id;
  }

  public PostingType type() {
    return type;
  }

  public long amount() {
    return amount;
  }

  /// The balance right after this posting.
  public long balanceAfter() {
    return balanceAfter;
  }

  /// The order that was paid or refunded, if this is about one.
  public @Nullable Long orderId() {
    return orderId;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
