package com.sagamart.wallet.domain;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One user's money in whole KRW. The balance is the sum of the postings and never negative; every
/// verb answers with the posting to be kept, or with a refusal and nothing changed.
@Entity
public class Wallet {

  @Id private long userId;
  private long balance;
  private long postings;
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Wallet() {}

  /// A new, empty wallet.
  public Wallet(long userId, Instant now) {
    this.userId = userId;
    this.updatedAt = now;
  }

  /// Adds money from outside, up to `limit` in the wallet.
  public ChargeOutcome charge(long amount, long limit, Instant now) {
    if (amount > limit - balance) {
      return new ChargeOutcome.Refused(ErrorCode.BALANCE_LIMIT_EXCEEDED);
    }
    return new ChargeOutcome.Charged(post(PostingType.CHARGE, amount, null, now));
  }

  /// Pays for an order, if there is enough.
  public DebitOutcome debit(long orderId, long total, Instant now) {
    if (total > balance) {
      return new DebitOutcome.Refused(ErrorCode.WALLET_INSUFFICIENT_BALANCE);
    }
    return new DebitOutcome.Debited(post(PostingType.DEBIT, total, orderId, now));
  }

  /// Gives back what an order took. It is never refused: the limit is for charges.
  public Posting refund(long orderId, long amount, Instant now) {
    return post(PostingType.REFUND, amount, orderId, now);
  }

  private Posting post(PostingType type, long amount, @Nullable Long orderId, Instant now) {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount is not negative");
    }
    balance =
        switch (type) {
          case CHARGE, REFUND -> Math.addExact(balance, amount);
          case DEBIT -> Math.subtractExact(balance, amount);
        };
    postings++;
    updatedAt = now;
    return new Posting(new PostingId(userId, postings), type, amount, balance, orderId, now);
  }

  public long userId() {
    return userId;
  }

  public long balance() {
    return balance;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
