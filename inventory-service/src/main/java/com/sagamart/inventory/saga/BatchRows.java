package com.sagamart.inventory.saga;

import com.sagamart.inventory.domain.Reservation;
import com.sagamart.inventory.domain.Shelf;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The rows that one batch touches, until its transaction ends. It also knows what is *not* there:
/// the persistence context does not, and would ask the database once for every new order.
final class BatchRows implements TransactionSynchronization {

  private final Shelf shelf;
  private final Map<Long, Reservation> reservations = new HashMap<>();

  private BatchRows(Shelf shelf, Collection<Reservation> known) {
    this.shelf = shelf;
    known.forEach(this::note);
  }

  /// Keeps these rows for the rest of the running transaction.
  static void keep(Shelf shelf, Collection<Reservation> known) {
    BatchRows rows = new BatchRows(shelf, known);
    TransactionSynchronizationManager.unbindResourceIfPossible(BatchRows.class);
    TransactionSynchronizationManager.bindResource(BatchRows.class, rows);
    TransactionSynchronizationManager.registerSynchronization(rows);
  }

  /// The rows of the running transaction.
  static BatchRows current() {
    return (BatchRows)
        Objects.requireNonNull(
            TransactionSynchronizationManager.getResource(BatchRows.class), "no batch is prepared");
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

  @Override
  public void beforeCompletion() {
    TransactionSynchronizationManager.unbindResourceIfPossible(BatchRows.class);
  }
}
