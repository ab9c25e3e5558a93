package com.sagamart.inventory.domain;

/// Whether a product can be bought.
public enum ProductStatus {
  ON_SALE,
  /// On sale, but none is available.
  SOLD_OUT,
  /// Taken off sale by an admin, whatever the stock.
  STOPPED;

  static ProductStatus of(boolean stopped, long available) {
    if (stopped) {
      return STOPPED;
    }
    return available == 0 ? SOLD_OUT : ON_SALE;
  }
}
