package com.sagamart.inventory.db;

import com.sagamart.inventory.domain.Reservation;
import com.sagamart.inventory.domain.Reservations;
import com.sagamart.starter.store.Adding;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredReservations
    extends Reservations, Repository<Reservation, Long>, Adding<Reservation> {

  /// Locked, because the topics that tell of one order may be read by different replicas.
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from Reservation r where r.orderId in :orderIds order by r.orderId")
  List<Reservation> lock(Collection<Long> orderIds);
}
