package com.sagamart.wallet.web;

import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.PostingType;
import com.sagamart.wallet.domain.Wallet;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes over the wire. The two replies differ in how they write the time because the
/// specification's examples do.
final class WalletViews {

  private WalletViews() {}

  /// @param amount KRW to add. Any JSON number can be read, so that one which is no whole number is
  ///     told apart from what is no number at all.
  record ChargeRequest(@NotNull Number amount) {

    /// The amount, or 0 for what is not written as a whole number or is beyond a `long`: `1e3` and
    /// `1.0` come as a `Double`.
    long wholeAmount() {
      return amount instanceof Integer || amount instanceof Long ? amount.longValue() : 0;
    }
  }

  /// @param updatedAt seconds since 1970-01-01T00:00:00Z
  record ChargeReply(long userId, long balance, String updatedAt) {
    static ChargeReply of(Posting posting) {
      return new ChargeReply(
          posting.id().userId(),
          posting.balanceAfter(),
          Long.toString(posting.createdAt().getEpochSecond()));
    }
  }

  record WalletReply(long userId, long balance, Instant updatedAt) {
    static WalletReply of(Wallet wallet) {
      return new WalletReply(
          wallet.userId(), wallet.balance(), wallet.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /// @param nextCursor where the next page begins; null on the last one
  record TransactionsReply(List<TransactionItem> items, @Nullable String nextCursor) {}

  /// @param id the posting's number, unique within its wallet
  /// @param orderId null for a charge
  record TransactionItem(
      long id,
      PostingType type,
      long amount,
      long balanceAfter,
      @Nullable Long orderId,
      Instant createdAt) {
    static TransactionItem of(Posting posting) {
      return new TransactionItem(
          posting.id().number(),
          posting.type(),
          posting.amount(),
          posting.balanceAfter(),
          posting.orderId(),
          posting.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
