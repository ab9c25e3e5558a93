package com.sagamart.inventory.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All products.
public interface Products {

  Optional<Product> findById(Long productId);

  /// Loads these products and keeps others from changing them until the transaction ends.
  List<Product> lock(Collection<Long> productIds);

  /// The first products behind `after`, by id, whose name contains `keyword` as it is written,
  /// whatever the case.
  ///
  /// @param keyword empty for all products
  /// @param after the id of the last product already seen, 0 for none
  List<ProductSummary> list(String keyword, long after, int limit);

  /// Adds a new product, which has its id from here on.
  void add(Product product);
}
