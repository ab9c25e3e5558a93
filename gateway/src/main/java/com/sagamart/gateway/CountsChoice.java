package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ForkJoinPool;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Counts in a store where one is set, and in this process otherwise.
@Configuration(proxyBeanMethods = false)
class CountsChoice {

  @Bean
  Buckets buckets(RateLimits limits, MeterRegistry metrics) {
    var buckets = new Buckets(limits, Ticker.systemTicker(), ForkJoinPool.commonPool());
    StoredBuckets.withoutStore(metrics);
    Gauge.builder("sagamart.rate.limit.buckets", buckets, Buckets::count)
        .description("Token buckets in use; newcomers share when the maximum is reached")
        .register(metrics);
    return buckets;
  }

  @Bean(destroyMethod = "close")
  @Primary
  @ConditionalOnExpression("!'${sagamart.gateway.limits.store:}'.isBlank()")
  StoredBuckets storedBuckets(RateLimits limits, Buckets local, MeterRegistry metrics) {
    return new StoredBuckets(limits, local, metrics);
  }
}
