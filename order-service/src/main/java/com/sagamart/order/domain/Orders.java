package com.sagamart.order.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All orders.
public interface Orders {

  /// In place of an order, where a list begins.
  long NEWEST = Long.MAX_VALUE;

  /// Keeps a new order, and gives it its number.
  void add(Order order);

  Optional<Order> findById(Long orderId);

  /// A user's orders, newest first.
  ///
  /// @param before only those older than this order; [#NEWEST] for all
  List<Order> placedBy(long userId, long before, int limit);

  /// Loads these orders and keeps others from changing them until the transaction ends.
  List<Order> lock(Collection<Long> orderIds);

  /// Locks undecided orders whose deadline lies before `now`, except those that somebody else is
  /// deciding at this moment.
  List<Order> lockOverdue(Instant now, int atMost);

  /// How many undecided orders there are whose deadline lies before `now`, as far as it counts.
  long countOverdue(Instant now, int atMost);

  /// Those of these orders that are decided.
  List<Order> decidedAmong(Long[] orderIds);
}
