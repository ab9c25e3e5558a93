package com.sagamart.wallet.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.wallet.domain.ChargeOutcome;
import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.Postings;
import com.sagamart.wallet.domain.Wallet;
import com.sagamart.wallet.domain.Wallets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What clients may do with wallets, each in one transaction.
@Component
class WalletDesk {

  private final Wallets wallets;
  private final Postings postings;
  private final Outbox outbox;
  private final Clock clock;
  private final WalletSettings settings;

  WalletDesk(
      Wallets wallets, Postings postings, Outbox outbox, Clock clock, WalletSettings settings) {
    this.wallets = wallets;
    this.postings = postings;
    this.outbox = outbox;
    this.clock = clock;
    this.settings = settings;
  }

  /// Opens the user's wallet; answers whether it is new.
  @Transactional
  boolean open(long userId) {
    boolean opened = wallets.open(userId, clock.instant()) == 1;
    if (opened) {
      outbox.append(new WalletOpened(userId));
    }
    return opened;
  }

  @Transactional
  ChargeOutcome charge(long userId, long amount) {
    if (amount < 1 || amount > settings.maxCharge()) {
      return new ChargeOutcome.Refused(ErrorCode.INVALID_AMOUNT);
    }
    Optional<Wallet> wallet = wallets.lock(List.of(userId)).stream().findFirst();
    if (wallet.isEmpty()) {
      return new ChargeOutcome.Refused(ErrorCode.USER_NOT_FOUND);
    }
    ChargeOutcome outcome = wallet.get().charge(amount, settings.maxBalance(), clock.instant());
    if (outcome instanceof ChargeOutcome.Charged(Posting posting)) {
      postings.add(posting);
    }
    return outcome;
  }

  @Transactional(readOnly = true)
  Optional<Wallet> find(long userId) {
    return wallets.findById(userId);
  }

  /// The user's postings below this number, newest first; empty without a wallet.
  @Transactional(readOnly = true)
  Optional<Page> ledger(long userId, long before, int limit) {
    return wallets
        .findById(userId)
        .map(_ -> Page.of(postings.newest(userId, before, limit + 1), limit));
  }

  /// @param more whether there are older ones
  record Page(List<Posting> postings, boolean more) {

    /// @param found one more than the page holds, if there is one more
    private static Page of(List<Posting> found, int limit) {
      boolean more = found.size() > limit;
      return new Page(more ? found.subList(0, limit) : found, more);
    }
  }
}
