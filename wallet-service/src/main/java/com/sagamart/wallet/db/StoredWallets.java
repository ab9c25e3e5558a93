package com.sagamart.wallet.db;

import com.sagamart.starter.store.Keys;
import com.sagamart.wallet.domain.Wallet;
import com.sagamart.wallet.domain.Wallets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredWallets extends Wallets, Repository<Wallet, Long> {

  @Override
  default List<Wallet> lock(Collection<Long> userIds) {
    return Keys.find(userIds, this::lock);
  }

  /// In ascending order, so that two batches never wait for each other in a circle.
  @NativeQuery(
      """
      SELECT * FROM wallet WHERE user_id = ANY (:userIds)
      ORDER BY user_id FOR NO KEY UPDATE
      """)
  List<Wallet> lock(long[] userIds);

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
