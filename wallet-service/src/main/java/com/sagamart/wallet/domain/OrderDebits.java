package com.sagamart.wallet.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What all orders took.
public interface OrderDebits {

  Optional<OrderDebit> findById(Long orderId);

  List<OrderDebit> findByOrderIdIn(Collection<Long> orderIds);

  void add(OrderDebit debit);
}
