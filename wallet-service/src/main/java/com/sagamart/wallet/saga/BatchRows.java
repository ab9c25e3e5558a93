package com.sagamart.wallet.saga;

import com.sagamart.wallet.domain.OrderDebit;
import com.sagamart.wallet.domain.Wallet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The rows that one batch touches.
final class BatchRows {

  private final Map<Long, Wallet> wallets = new HashMap<>();
  private final Map<Long, OrderDebit> debits = new HashMap<>();

  BatchRows(Collection<Wallet> wallets, Collection<OrderDebit> debits) {
    wallets.forEach(wallet -> this.wallets.put(wallet.userId(), wallet));
    debits.forEach(this::note);
  }

  Optional<Wallet> wallet(long userId) {
    return Optional.ofNullable(wallets.get(userId));
  }

  Optional<OrderDebit> debit(long orderId) {
    return Optional.ofNullable(debits.get(orderId));
  }

  /// A later event of the same batch may be about this debit.
  void note(OrderDebit debit) {
    debits.put(debit.orderId(), debit);
  }
}
