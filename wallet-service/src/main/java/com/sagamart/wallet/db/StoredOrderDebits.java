package com.sagamart.wallet.db;

import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import com.sagamart.wallet.domain.OrderDebit;
import com.sagamart.wallet.domain.OrderDebits;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface StoredOrderDebits extends OrderDebits, Repository<OrderDebit, Long>, Adding<OrderDebit> {

  @Override
  default List<OrderDebit> findByOrderIdIn(Collection<Long> orderIds) {
    return Keys.find(orderIds, this::findByOrderIdIn);
  }

  @NativeQuery("SELECT * FROM order_debit WHERE order_id = ANY (:orderIds)")
  List<OrderDebit> findByOrderIdIn(long[] orderIds);
}
