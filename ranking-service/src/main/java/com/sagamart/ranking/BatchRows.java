package com.sagamart.ranking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows that one batch touches.
final class BatchRows {

  private final Map<Long, Sale> sales = new HashMap<>();
  private final Map<SoldMinuteId, SoldMinute> minutes = new HashMap<>();
  private final List<SalesWindow> windows;
  private final Map<WindowUnitsId, WindowUnits> inWindows = new HashMap<>();

  BatchRows(
      Collection<Sale> sales,
      Collection<SoldMinute> minutes,
      List<SalesWindow> windows,
      Collection<WindowUnits> inWindows) {
    sales.forEach(this::note);
    minutes.forEach(minute -> this.minutes.put(minute.id(), minute));
    this.windows = windows;
    inWindows.forEach(units -> this.inWindows.put(units.id(), units));
  }

  Optional<Sale> sale(long orderId) {
    return Optional.ofNullable(sales.get(orderId));
  }

  SoldMinute minute(SoldMinuteId where) {
    return Optional.ofNullable(minutes.get(where)).orElseThrow();
  }

  /// What is counted of this product in each window that this minute is in: in none that it has
  /// left, or had left before it came.
  List<WindowUnits> inWindows(SoldMinuteId where) {
    return windows.stream()
        .filter(window -> window.holds(where.minute()))
        .map(window -> new WindowUnitsId(window.days(), where.productId()))
        .map(id -> Optional.ofNullable(inWindows.get(id)).orElseThrow())
        .toList();
  }

  /// A later event of the same batch may be about this sale.
  void note(Sale sale) {
    sales.put(sale.orderId(), sale);
  }
}
