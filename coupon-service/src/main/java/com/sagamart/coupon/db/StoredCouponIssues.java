package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.CouponIssues;
import com.sagamart.coupon.domain.IssueStatus;
import com.sagamart.starter.store.Adding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredCouponIssues
    extends CouponIssues, Repository<CouponIssue, Long>, Adding<CouponIssue> {

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
