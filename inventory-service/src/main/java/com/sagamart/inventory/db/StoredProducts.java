package com.sagamart.inventory.db;

import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.ProductSummary;
import com.sagamart.inventory.domain.Products;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredProducts extends Products, Repository<Product, Long>, Adding<Product> {

  @Override
  default List<Product> lock(Collection<Long> productIds) {
    return Keys.find(productIds, this::lock);
  }

  /// In ascending order, so that two batches never wait for each other in a circle.
  @NativeQuery(
      """
      SELECT * FROM product WHERE product_id = ANY (:productIds)
      ORDER BY product_id FOR NO KEY UPDATE
      """)
  List<Product> lock(long[] productIds);

  @Override
  default List<ProductSummary> list(String keyword, long after, int limit) {
    return matching(LikePattern.containing(keyword), after, limit);
  }

  @Query(
      """
      select new com.sagamart.inventory.domain.ProductSummary(
        p.productId, p.particulars.name, p.particulars.price, p.available, p.stopped)
      from Product p
      where p.productId > :after and p.particulars.name ilike :pattern escape '!'
      order by p.productId
      limit :limit
      """)
  List<ProductSummary> matching(String pattern, long after, int limit);
}
