package com.sagamart.inventory.domain;

/// A product as a list shows it, without what only its own page shows.
///
/// @param price KRW for one unit
/// @param stock units available at the time of reading
public record ProductSummary(
    long productId, String name, long price, long stock, ProductStatus status) {

  /// As the database answers it.
  public ProductSummary(long productId, String name, long price, long stock, boolean stopped) {
    this(productId, name, price, stock, ProductStatus.of(stopped, stock));
  }
}
