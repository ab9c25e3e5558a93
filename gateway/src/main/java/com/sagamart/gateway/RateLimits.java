package com.sagamart.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much a caller, and how much all callers together, may ask for.
///
/// @param enabled off only for a load test
/// @param otherWrite every write that has no limit of its own
/// @param coupon claims of one coupon, by everybody together
/// @param store where several gateways count together, as `redis://host:port`; empty for each alone
/// @param storeTime a store that takes longer counts as dead for this request
/// @param storePause a store that died is not asked for so long
/// @param buckets so many are kept at the most, at 0.5 KB each; see [Buckets]
@ConfigurationProperties("sagamart.gateway.limits")
record RateLimits(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("50/s burst 100") Rate read,
    @DefaultValue("5/s burst 10") Rate charge,
    @DefaultValue("5/s burst 10") Rate couponIssue,
    @DefaultValue("10/s burst 20") Rate checkout,
    @DefaultValue("5/s burst 10") Rate otherWrite,
    @DefaultValue("5000/s") Rate coupon,
    @DefaultValue("") String store,
    @DefaultValue("250ms") Duration storeTime,
    @DefaultValue("1s") Duration storePause,
    @DefaultValue("100000") int buckets) {

  Rate of(Resource resource) {
    return switch (resource) {
      case READ -> read;
      case CHARGE -> charge;
      case COUPON_ISSUE -> couponIssue;
      case CHECKOUT -> checkout;
      case OTHER_WRITE -> otherWrite;
      case COUPON -> coupon;
    };
  }
}
