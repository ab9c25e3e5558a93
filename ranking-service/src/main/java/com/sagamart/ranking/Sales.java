package com.sagamart.ranking;

import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/// Every order that was ever paid.
interface Sales extends Repository<Sale, Long>, Adding<Sale> {

  default List<Sale> findByOrderIdIn(Collection<Long> orderIds) {
    return Keys.find(orderIds, this::findByOrderIdIn);
  }

  @NativeQuery("SELECT * FROM sale WHERE order_id = ANY (:orderIds)")
  List<Sale> findByOrderIdIn(long[] orderIds);
}
