package com.sagamart.wallet.db;

import com.sagamart.wallet.domain.Wallet;
import com.sagamart.wallet.domain.Wallets;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredWallets extends Wallets, Repository<Wallet, Long> {

  /// In ascending order, so that two batches never wait for each other in a circle.
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select w from Wallet w where w.userId in :userIds order by w.userId")
  List<Wallet> lock(Collection<Long> userIds);

  @Override
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          INSERT INTO wallet (user_id, balance, postings, updated_at)
          VALUES (:userId, 0, 0, :now) ON CONFLICT DO NOTHING
          """)
  int open(long userId, Instant now);
}
