package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.KnownUser;
import com.sagamart.coupon.domain.KnownUsers;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredKnownUsers extends KnownUsers, Repository<KnownUser, Long> {

  @Override
  default List<KnownUser> lock(Collection<Long> userIds) {
    return Keys.find(userIds, this::lock);
  }

  /// In ascending order, so that two batches never wait for each other in a circle.
  @NativeQuery(
      """
      SELECT * FROM known_user WHERE user_id = ANY (:userIds)
      ORDER BY user_id FOR NO KEY UPDATE
      """)
  List<KnownUser> lock(long[] userIds);

  @Override
  default List<KnownUser> findByUserIdIn(Collection<Long> userIds) {
    return Keys.find(userIds, this::findByUserIdIn);
  }

  @NativeQuery("SELECT * FROM known_user WHERE user_id = ANY (:userIds)")
  List<KnownUser> findByUserIdIn(long[] userIds);

  @Override
  @Modifying
  @Query(
      nativeQuery = true,
      value = "INSERT INTO known_user (user_id) VALUES (:userId) ON CONFLICT DO NOTHING")
  void note(long userId);
}
