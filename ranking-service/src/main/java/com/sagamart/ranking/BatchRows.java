package com.sagamart.ranking;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The rows that one batch touches.
final class BatchRows {

  private final Map<Long, Sale> sales = new HashMap<>();
  private final Map<SoldMinuteId, SoldMinute> minutes = new HashMap<>();

  BatchRows(Collection<Sale> sales, Collection<SoldMinute> minutes) {
    sales.forEach(this::note);
    minutes.forEach(minute -> this.minutes.put(minute.id(), minute));
  }

  Optional<Sale> sale(long orderId) {
    return Optional.ofNullable(sales.get(orderId));
  }

  SoldMinute minute(SoldMinuteId where) {
    return Optional.ofNullable(minutes.get(where)).orElseThrow();
  }

  /// A later event of the same batch may be about this sale.
  void note(Sale sale) {
    sales.put(sale.orderId(), sale);
  }
}
