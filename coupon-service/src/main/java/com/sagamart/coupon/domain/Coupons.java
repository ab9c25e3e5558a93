package com.sagamart.coupon.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All coupons on offer.
public interface Coupons {

  Optional<Coupon> findById(Long id);

  /// Loads these coupons and keeps others from issuing them until the transaction ends.
  List<Coupon> lock(Collection<Long> ids);

  void add(Coupon coupon);
}
