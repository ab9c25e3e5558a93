package com.sagamart.wallet.domain;

import java.util.Collection;
import java.util.List;

/// What all orders took.
public interface OrderDebits {

  List<OrderDebit> findByOrderIdIn(Collection<Long> orderIds);

  void add(OrderDebit debit);
}
