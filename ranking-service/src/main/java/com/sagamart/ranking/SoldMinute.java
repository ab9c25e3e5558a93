package com.sagamart.ranking;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/// The units of one product that were paid for in one minute, cancelled orders taken out.
@Entity
class SoldMinute {

  @EmbeddedId private SoldMinuteId id;
  private long qty;
  private String name;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected SoldMinute() {}

  SoldMinuteId id() {
    return id;
  }

  /// How the product was called when it was last sold in this minute.
  String name() {
    return name;
  }

  /// Adds units of the product as it is called now.
  void add(int units, String productName) {
    qty = Math.addExact(qty, units);
    name = productName;
  }

  void takeOut(int units) {
    qty = Math.subtractExact(qty, units);
  }
}
