package com.sagamart.wallet.web;

import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.Wallet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What goes over the wire. The two replies differ in how they write the time because the
/// specification's examples do.
final class WalletViews {

  private WalletViews() {}

  /// @param amount KRW to add
  record ChargeRequest(long amount) {}

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
}
