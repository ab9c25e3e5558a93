package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.KnownUser;
import com.sagamart.coupon.domain.KnownUsers;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredKnownUsers extends KnownUsers, Repository<KnownUser, Long> {

  /// In ascending order, so that two batches never wait for each other in a circle.
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select u from KnownUser u where u.userId in :userIds order by u.userId")
  List<KnownUser> lock(Collection<Long> userIds);

  @Override
  @Modifying
  @Query(
      nativeQuery = true,
      value = "INSERT INTO known_user (user_id) VALUES (:userId) ON CONFLICT DO NOTHING")
  void note(long userId);
}
