package com.sagamart.inventory.web;

import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.ProductStatus;
import com.sagamart.inventory.domain.ProductSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes over the wire, in the order of the specification.
final class ProductViews {

  private ProductViews() {}

  /// @param nextCursor null on the last page
  record ListReply(List<ProductSummary> items, @Nullable String nextCursor) {}

  /// @param price KRW for one unit
  /// @param stock units available at the time of reading
  record ProductReply(
      long productId,
      String name,
      long price,
      long stock,
      ProductStatus status,
      String description,
      List<String> images) {

    static ProductReply of(Product product) {
      return new ProductReply(
          product.productId(),
          product.name(),
          product.price(),
          product.available(),
          product.status(),
          product.description(),
          product.images());
    }
  }
}
