package com.sagamart.ranking;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/// The units of one product in the minutes that a window holds, cancelled orders taken out.
@Entity
class WindowUnits {

  @EmbeddedId private WindowUnitsId id;
  private long qty;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected WindowUnits() {}

  WindowUnitsId id() {
    return id;
  }

  void add(int units) {
    qty = Math.addExact(qty, units);
  }

  void takeOut(int units) {
    qty = Math.subtractExact(qty, units);
  }
}
