package com.sagamart.inventory.db;

import com.sagamart.inventory.domain.Reservation;
import com.sagamart.inventory.domain.Reservations;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface StoredReservations
    extends Reservations, Repository<Reservation, Long>, Adding<Reservation> {

  @Override
  default List<Reservation> lock(Collection<Long> orderIds) {
    return Keys.find(orderIds, this::lock);
  }

  /// Locked, because the topics that tell of one order may be read by different replicas.
  @NativeQuery(
      """
      SELECT * FROM reservation WHERE order_id = ANY (:orderIds)
      ORDER BY order_id FOR NO KEY UPDATE
      """)
  List<Reservation> lock(long[] orderIds);
}
