package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.CouponIssues;
import com.sagamart.coupon.domain.IssueStatus;
import com.sagamart.starter.store.Adding;
import com.sagamart.starter.store.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredCouponIssues
    extends CouponIssues, Repository<CouponIssue, Long>, Adding<CouponIssue> {

  @Override
  default List<CouponIssue> findByIdIn(Collection<Long> ids) {
    return Keys.find(ids, this::findByIdIn);
  }

  @NativeQuery("SELECT * FROM coupon_issue WHERE id = ANY (:ids)")
  List<CouponIssue> findByIdIn(long[] ids);

  @Override
  default List<CouponIssue> findByCouponIdInAndUserIdIn(
      Collection<Long> couponIds, Collection<Long> userIds) {
    return Keys.find(couponIds, coupons -> Keys.find(userIds, users -> held(coupons, users)));
  }

  @NativeQuery(
      """
      SELECT * FROM coupon_issue WHERE coupon_id = ANY (:couponIds) AND user_id = ANY (:userIds)
      """)
  List<CouponIssue> held(long[] couponIds, long[] userIds);

  @Override
  @Query(
      """
      select i from CouponIssue i
      where i.userId = :userId and i.id < :before
        and (:status is null
          or :status = i.status and (i.status = USED or i.expiresAt > :now)
          or :status = com.sagamart.coupon.domain.IssueStatus.EXPIRED
            and i.status = ISSUED and i.expiresAt <= :now)
      order by i.id desc
      limit :limit
      """)
  List<CouponIssue> heldBy(
      long userId, @Nullable IssueStatus status, Instant now, long before, int limit);
}
