package com.sagamart.order.db;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredOrders extends Orders, Repository<Order, Long>, Adding<Order> {

  @Override
  default List<Order> lock(Collection<Long> orderIds) {
    return Keys.find(orderIds, this::lock);
  }

  /// In ascending order, so that two batches never wait for each other in a circle.
  @NativeQuery(
      """
      SELECT * FROM orders WHERE order_id = ANY (:orderIds)
      ORDER BY order_id FOR NO KEY UPDATE
      """)
  List<Order> lock(long[] orderIds);

  /// Numbers are taken in advance, so times come first. No order is as new as [Orders#NEWEST].
  @Override
  @NativeQuery(
      """
      SELECT * FROM orders
      WHERE user_id = :userId
        AND (created_at, order_id)
          < (COALESCE((SELECT created_at FROM orders WHERE order_id = :before), 'infinity'), :before)
      ORDER BY created_at DESC, order_id DESC LIMIT :limit
      """)
  List<Order> placedBy(long userId, long before, int limit);

  @Override
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT * FROM orders WHERE status = 'PENDING' AND deadline < :now
          ORDER BY deadline LIMIT :atMost FOR UPDATE SKIP LOCKED
          """)
  List<Order> lockOverdue(Instant now, int atMost);

  @Override
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT count(*) FROM (
            SELECT FROM orders WHERE status = 'PENDING' AND deadline < :now LIMIT :atMost
          ) overdue
          """)
  long countOverdue(Instant now, int atMost);

  @Override
  @Query(
      nativeQuery = true,
      value = "SELECT * FROM orders WHERE order_id = ANY(:orderIds) AND status <> 'PENDING'")
  List<Order> decidedAmong(Long[] orderIds);
}
