package com.sagamart.wallet.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All wallets.
public interface Wallets {

  Optional<Wallet> findById(Long userId);

  /// Loads these wallets and keeps others from changing them until the transaction ends.
  List<Wallet> lock(Collection<Long> userIds);

  /// Opens an empty wallet unless the user has one.
  ///
  /// @return how many were opened: 1 or 0
  int open(long userId, Instant now);
}
