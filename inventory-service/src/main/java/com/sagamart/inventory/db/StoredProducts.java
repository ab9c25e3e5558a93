package com.sagamart.inventory.db;

import com.sagamart.inventory.domain.Product;
import com.sagamart.inventory.domain.ProductSummary;
import com.sagamart.inventory.domain.Products;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredProducts extends Products, Repository<Product, Long>, Adding<Product> {

  /// How many ids behind the cursor are looked through before the index of names is asked. What is
  /// in one name of twenty fills most pages from there; what is rarer costs the index little.
  long NEAR = 1_000;

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
    if (keyword.isEmpty()) {
      return all(after, limit);
    }
    String pattern = LikePattern.containing(keyword);
    List<ProductSummary> found = named(pattern, after, after + NEAR, limit);
    if (found.size() == limit) {
      return found;
    }
    List<Long> farther = named(keyword, pattern, after + NEAR, limit - found.size());
    return farther.isEmpty()
        ? found
        : Stream.concat(found.stream(), summaries(farther).stream()).toList();
  }

  @Query(
      """
      select new com.sagamart.inventory.domain.ProductSummary(
        p.productId, p.particulars.name, p.particulars.price, p.available, p.stopped)
      from Product p
      where p.productId > :after
      order by p.productId
      limit :limit
      """)
  List<ProductSummary> all(long after, int limit);

  @Query(
      """
      select new com.sagamart.inventory.domain.ProductSummary(
        p.productId, p.particulars.name, p.particulars.price, p.available, p.stopped)
      from Product p
      where p.productId > :after and p.productId <= :until
        and p.particulars.name ilike :pattern escape '!'
      order by p.productId
      limit :limit
      """)
  List<ProductSummary> named(String pattern, long after, long until, int limit);

  @NativeQuery("SELECT * FROM products_named(:keyword, :pattern, :after, :limit)")
  List<Long> named(String keyword, String pattern, long after, int limit);

  @Query(
      """
      select new com.sagamart.inventory.domain.ProductSummary(
        p.productId, p.particulars.name, p.particulars.price, p.available, p.stopped)
      from Product p
      where p.productId in :productIds
      order by p.productId
      """)
  List<ProductSummary> summaries(List<Long> productIds);
}
