package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.gateway.BucketKey.Owner;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses callers that ask too much, with 429 and when to come again.
@Component
class RateLimiter {

  private final RateLimits limits;
  private final Counts counts;
  private final Map<Resource, Counter> refused;

  RateLimiter(RateLimits limits, MeterRegistry metrics, Counts counts) {
    this.limits = limits;
    this.counts = counts;
    this.refused =
        Arrays.stream(Resource.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), it -> counter(it, metrics)));
  }

  /// Goes on if the caller may ask once more.
  Mono<Void> within(ServerWebExchange exchange, Caller caller, Supplier<Mono<Void>> onward) {
    if (!limits.enabled()) {
      return onward.get();
    }
    return within(exchange, bucketsFor(caller, exchange.getRequest()), onward);
  }

  private Mono<Void> within(
      ServerWebExchange exchange, List<BucketKey> keys, Supplier<Mono<Void>> onward) {
    if (keys.isEmpty()) {
      return onward.get();
    }
    BucketKey key = keys.getFirst();
    return counts
        .draw(key)
        .flatMap(
            drawn ->
                drawn.isConsumed()
                    ? within(exchange, keys.subList(1, keys.size()), onward)
                    : refuse(exchange, key.resource(), drawn));
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
