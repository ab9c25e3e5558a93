package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.Coupons;
import com.sagamart.starter.store.Adding;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredCoupons extends Coupons, Repository<Coupon, Long>, Adding<Coupon> {

  /// In ascending order, so that two batches never wait for each other in a circle.
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Coupon c where c.id in :ids order by c.id")
  List<Coupon> lock(Collection<Long> ids);
}
