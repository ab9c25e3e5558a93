package com.sagamart.inventory.saga;

import com.sagamart.inventory.domain.Reservation;
import com.sagamart.inventory.domain.Shelf;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The rows that one batch touches.
final class BatchRows {

  private final Shelf shelf;
  private final Map<Long, Reservation> reservations = new HashMap<>();

  BatchRows(Shelf shelf, Collection<Reservation> known) {
    this.shelf = shelf;
    known.forEach(this::note);
  }

  Shelf shelf() {
    return shelf;
  }

  Optional<Reservation> reservation(long orderId) {
    return Optional.ofNullable(reservations.get(orderId));
  }

  /// A later event of the same batch may be about this reservation.
  void note(Reservation reservation) {
    reservations.put(reservation.orderId(), reservation);
  }
}
