package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.gateway.BucketKey.Owner;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses callers that ask too much, with 429 and when to come again.
@Component
class RateLimiter {

  private final RateLimits limits;
  private final Buckets buckets;
  private final Map<Resource, Counter> refused;

  @Autowired
  RateLimiter(RateLimits limits, MeterRegistry metrics) {
    this(limits, metrics, new Buckets(limits, Ticker.systemTicker(), ForkJoinPool.commonPool()));
  }

  RateLimiter(RateLimits limits, MeterRegistry metrics, Buckets buckets) {
    this.limits = limits;
    this.buckets = buckets;
    this.refused =
        Arrays.stream(Resource.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), it -> counter(it, metrics)));
    Gauge.builder("sagamart.rate.limit.buckets", buckets, Buckets::count)
        .description("Token buckets in use; newcomers share when the maximum is reached")
        .register(metrics);
  }

  /// Goes on if the caller may ask once more.
  Mono<Void> within(ServerWebExchange exchange, Caller caller, Supplier<Mono<Void>> onward) {
    if (!limits.enabled()) {
      return onward.get();
    }
    for (BucketKey key : bucketsFor(caller, exchange.getRequest())) {
      ConsumptionProbe drawn = buckets.draw(key);
      if (!drawn.isConsumed()) {
        return refuse(exchange, key.resource(), drawn);
      }
    }
    return onward.get();
  }

  /// In the order in which they are asked: who has none left costs no other caller anything.
  private static List<BucketKey> bucketsFor(Caller caller, ServerHttpRequest request) {
    PathContainer path = request.getPath().pathWithinApplication();
    Resource resource = Resource.of(request.getMethod(), path);
    return switch (caller) {
      case Caller.Admin() -> List.of();
      case Caller.Network(long prefix) -> List.of(new BucketKey(Owner.NETWORK, prefix, resource));
      case Caller.User(long id) -> {
        var own = new BucketKey(Owner.USER, id, resource);
        yield resource == Resource.COUPON_ISSUE
            ? List.of(own, new BucketKey(Owner.COUPON, Resource.couponIn(path), Resource.COUPON))
            : List.of(own);
      }
    };
  }

  private Mono<Void> refuse(ServerWebExchange exchange, Resource resource, ConsumptionProbe drawn) {
    Objects.requireNonNull(refused.get(resource)).increment();
    return ErrorReply.write(
        exchange,
        ErrorCode.RATE_LIMITED,
        RateLimitHeaders.of(resource, limits.of(resource), drawn));
  }

  private static Counter counter(Resource resource, MeterRegistry metrics) {
    return Counter.builder("sagamart.rate.limited")
        .description("Requests refused because there were too many")
        .tag("resource", resource.policy())
        .register(metrics);
  }
}
