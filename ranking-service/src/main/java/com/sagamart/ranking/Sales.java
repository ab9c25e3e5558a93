package com.sagamart.ranking;

import com.sagamart.starter.store.Adding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// Every order that was ever paid.
interface Sales extends Repository<Sale, Long>, Adding<Sale> {

  Optional<Sale> findById(Long orderId);

  List<Sale> findByOrderIdIn(Collection<Long> orderIds);
}
