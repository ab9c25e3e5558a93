package com.sagamart.coupon.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.coupon.domain.Coupon;
import com.sagamart.coupon.domain.CouponIssue;
import com.sagamart.coupon.domain.CouponIssues;
import com.sagamart.coupon.domain.Coupons;
import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.coupon.domain.KnownUser;
import com.sagamart.coupon.domain.KnownUsers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Decides claims in the order in which they came, many in one transaction: each coupon that is
/// asked for is locked, read and written once, however many ask.
@Component
class ClaimDesk {

  private final Coupons coupons;
  private final CouponIssues issues;
  private final KnownUsers users;
  private final Clock clock;

  ClaimDesk(Coupons coupons, CouponIssues issues, KnownUsers users, Clock clock) {
    this.coupons = coupons;
    this.issues = issues;
    this.users = users;
    this.clock = clock;
  }

  /// Answers each claim at its place in the list.
  @Transactional
  List<IssueOutcome> decide(List<Claim> claims) {
    Set<Long> couponIds = each(claims, Claim::couponId);
    Set<Long> userIds = each(claims, Claim::userId);
    Map<Long, Coupon> locked =
        coupons.lock(couponIds).stream().collect(toMap(Coupon::id, Function.identity()));
    Set<Long> known =
        users.findByUserIdIn(userIds).stream().map(KnownUser::userId).collect(toSet());
    Map<Long, Set<Long>> holders = holdersAmong(couponIds, userIds);
    Instant now = clock.instant();
    List<IssueOutcome> outcomes = new ArrayList<>(claims.size());
    for (Claim claim : claims) {
      Coupon coupon = locked.get(claim.couponId());
      if (coupon == null) {
        outcomes.add(new IssueOutcome.Refused(ErrorCode.COUPON_NOT_FOUND));
      } else if (!known.contains(claim.userId())) {
        outcomes.add(new IssueOutcome.Refused(ErrorCode.USER_NOT_FOUND));
      } else {
        Set<Long> ofCoupon = holders.computeIfAbsent(coupon.id(), _ -> new HashSet<>());
        outcomes.add(issue(coupon, claim.userId(), ofCoupon, now));
      }
    }
    return outcomes;
  }

  private IssueOutcome issue(Coupon coupon, long userId, Set<Long> holders, Instant now) {
    IssueOutcome outcome = coupon.issueTo(userId, holders, now);
    if (outcome instanceof IssueOutcome.Issued(CouponIssue issue)) {
      issues.add(issue);
      holders.add(userId);
    }
    return outcome;
  }

  private Map<Long, Set<Long>> holdersAmong(Set<Long> couponIds, Set<Long> userIds) {
    return issues.findByCouponIdInAndUserIdIn(couponIds, userIds).stream()
        .collect(
            groupingBy(
                CouponIssue::couponId, mapping(CouponIssue::userId, toCollection(HashSet::new))));
  }

  private static Set<Long> each(List<Claim> claims, ToLongFunction<Claim> part) {
    return claims.stream().mapToLong(part).boxed().collect(toCollection(TreeSet::new));
  }
}
