package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses, with 503, what a route could not answer in time. It does so when the body is read, so
/// that clients who send slowly make no crowd.
@Component
class Overload implements GlobalFilter, Ordered {

  private final Map<String, Door> doors;

  Overload(
      OverloadLimits limits,
      ReactiveResilience4JCircuitBreakerFactory breakers,
      MeterRegistry metrics) {
    this.doors =
        RouteTable.RULES.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    RouteRule::path,
                    rule ->
                        Door.of(
                            rule.path(),
                            new Crowd(
                                limits,
                                System::nanoTime,
                                Breakers.permitted(rule.service(), breakers)),
                            metrics)));
  }

  private record Door(Crowd crowd, Counter refused) {

    static Door of(String route, Crowd crowd, MeterRegistry metrics) {
      Gauge.builder("sagamart.route.inside", crowd, Crowd::inside)
          .description("Requests of this route that its service has")
          .tag("uri", route)
          .register(metrics);
      Gauge.builder("sagamart.route.waiting", crowd, Crowd::inLine)
          .description("Requests of this route that wait for their turn")
          .tag("uri", route)
          .register(metrics);
      return new Door(
          crowd,
          Counter.builder("sagamart.route.overloaded")
              .description("Requests refused because this route could not answer them in time")
              .tag("uri", route)
              .register(metrics));
    }
  }

  @Override
  public int getOrder() {
    return FilterOrder.BOUND;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Door door = Objects.requireNonNull(doors.get(RouteRule.of(exchange).path()));
    return Mono.using(
        door.crowd()::come,
        visit ->
            visit
                .isLetIn()
                .flatMap(isLetIn -> isLetIn ? chain.filter(exchange) : refuse(door, exchange)),
        visit -> visit.end(isAnswer(exchange.getResponse().getStatusCode())));
  }

  private static Mono<Void> refuse(Door door, ServerWebExchange exchange) {
    door.refused().increment();
    return ErrorReply.write(exchange, ErrorCode.SERVICE_UNAVAILABLE);
  }

  /// A checkout that is answered 202 has waited in vain. What is malformed costs next to nothing,
  /// so it says nothing about what the others take.
  private static boolean isAnswer(@Nullable HttpStatusCode status) {
    return status != null
        && !status.is5xxServerError()
        && !status.isSameCodeAs(HttpStatus.ACCEPTED)
        && !status.isSameCodeAs(HttpStatus.BAD_REQUEST);
  }
}
