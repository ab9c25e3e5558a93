package com.sagamart.coupon.domain;

import java.util.Collection;
import java.util.List;

/// All users that this service has heard of.
public interface KnownUsers {

  List<KnownUser> findByUserIdIn(Collection<Long> userIds);

  /// Loads these users and keeps others from using or releasing their coupons until the transaction
  /// ends.
  List<KnownUser> lock(Collection<Long> userIds);

  /// Notes that the user exists, however often it is told.
  void note(long userId);
}
