package com.sagamart.ranking;

import com.sagamart.starter.store.Adding;
import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/// Every order that was ever paid.
interface Sales extends Repository<Sale, Long>, Adding<Sale> {

  List<Sale> findByOrderIdIn(Collection<Long> orderIds);
}
