package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.Redemption;
import com.sagamart.coupon.domain.Redemptions;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface StoredRedemptions extends Redemptions, Repository<Redemption, Long>, Adding<Redemption> {

  @Override
  default List<Redemption> findByOrderIdIn(Collection<Long> orderIds) {
    return Keys.find(orderIds, this::findByOrderIdIn);
  }

  @NativeQuery("SELECT * FROM redemption WHERE order_id = ANY (:orderIds)")
  List<Redemption> findByOrderIdIn(long[] orderIds);
}
