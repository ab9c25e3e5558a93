package com.sagamart.coupon.domain;

import java.util.Collection;
import java.util.List;

/// What all orders used.
public interface Redemptions {

  List<Redemption> findByOrderIdIn(Collection<Long> orderIds);

  void add(Redemption redemption);
}
