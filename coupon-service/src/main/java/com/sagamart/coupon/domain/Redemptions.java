package com.sagamart.coupon.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What all orders used.
public interface Redemptions {

  Optional<Redemption> findById(Long orderId);

  List<Redemption> findByOrderIdIn(Collection<Long> orderIds);

  void add(Redemption redemption);
}
