package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.Coupons;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface StoredCoupons extends Coupons, Repository<Coupon, Long>, Adding<Coupon> {

  @Override
  default List<Coupon> lock(Collection<Long> ids) {
    return Keys.find(ids, this::lock);
  }

  /// In ascending order, so that two batches never wait for each other in a circle.
  @NativeQuery(
      """
      SELECT * FROM coupon WHERE id = ANY (:ids)
      ORDER BY id FOR NO KEY UPDATE
      """)
  List<Coupon> lock(long[] ids);
}
