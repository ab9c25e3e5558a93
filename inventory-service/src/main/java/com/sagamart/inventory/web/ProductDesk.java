package com.sagamart.inventory.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.inventory.domain.Particulars;
import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.ProductSummary;
import com.sagamart.inventory.domain.Products;
import com.sagamart.inventory.domain.RestockOutcome;
import com.sagamart.inventory.web.ProductRequests.ChangeRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What clients may do with products, each in one transaction.
@Component
class ProductDesk {

  private final Products products;

  ProductDesk(Products products) {
    this.products = products;
  }

  @Transactional(readOnly = true)
  List<ProductSummary> list(String keyword, long after, int limit) {
    return products.list(keyword, after, limit);
  }

  @Transactional(readOnly = true)
  Optional<Product> find(long productId) {
    return products.findById(productId);
  }

  @Transactional
  Product create(Particulars particulars, long stock) {
    Product product = new Product(particulars, stock);
    products.add(product);
    return product;
  }

  @Transactional
  Optional<Product> change(long productId, ChangeRequest request) {
    Optional<Product> product = lock(productId);
    product.ifPresent(
        found -> {
          found.describe(request.on(found.particulars()));
          switch (request.status()) {
            case ON_SALE -> found.resume();
            case STOPPED -> found.stop();
            case null -> {
              // stays as it is
            }
          }
        });
    return product;
  }

  @Transactional
  RestockOutcome restock(long productId, long qty) {
    return lock(productId)
        .map(product -> product.restock(qty))
        .orElse(new RestockOutcome.Refused(ErrorCode.PRODUCT_NOT_FOUND));
  }

  /// Orders change the same row meanwhile.
  private Optional<Product> lock(long productId) {
    return products.lock(List.of(productId)).stream().findFirst();
  }
}
