package com.sagamart.inventory.domain;

import java.util.Collection;
import java.util.List;

/// What all orders hold.
public interface Reservations {

  /// Loads what is known of these orders and keeps others from changing it until the transaction
  /// ends.
  List<Reservation> lock(Collection<Long> orderIds);

  void add(Reservation reservation);
}
