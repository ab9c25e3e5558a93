package com.sagamart.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import com.sagamart.contracts.wire.ReplicaHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientResponse;

/// Picks the replica that answers a request: each in turn, but for those that cannot be reached or
/// that are leaving. A request that was not heard is sent to the next one, whatever it asks for.
/// One that may have been heard is sent again only if it just reads; see [Repeats].
///
/// It replaces the gateway's own URL filter because that one encodes some queries a second time;
/// here path and query reach the service exactly as the client wrote them.
@Component
class Replicas implements GlobalFilter, Ordered {

  private final Services services;
  private final Limits limits;
  private final Absences absences;
  private final Repeats repeats;
  private final Map<Service, AtomicInteger> turns = new EnumMap<>(Service.class);
  private final Map<Service, ReactiveCircuitBreaker> breakers = new EnumMap<>(Service.class);

  Replicas(
      Services services,
      Limits limits,
      Absences absences,
      Repeats repeats,
      ReactiveCircuitBreakerFactory<?, ?> breakers) {
    this.services = services;
    this.limits = limits;
    this.absences = absences;
    this.repeats = repeats;
    for (Service service : Service.values()) {
      turns.put(service, new AtomicInteger());
      this.breakers.put(service, Breakers.of(service, breakers));
    }
  }

  @Override
  public int getOrder() {
    return FilterOrder.PICK_REPLICA;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Service service = RouteRule.of(exchange).service();
    int turn = Objects.requireNonNull(turns.get(service)).getAndIncrement();
    Mono<Void> answer =
        Mono.defer(
            () ->
                ask(
                    new ArrayDeque<>(absences.presentFirst(services.replicasOf(service), turn)),
                    exchange,
                    chain));
    return Objects.requireNonNull(breakers.get(service))
        .run(onlyReads(exchange) ? repeats.of(service, answer) : answer, Mono::error);
  }

  /// @param replicas who may still be asked, the next one first
  private Mono<Void> ask(
      Deque<URI> replicas, ServerWebExchange exchange, GatewayFilterChain chain) {
    URI replica = replicas.removeFirst();
    URI target = URI.create(replica + pathAndQuery(exchange.getRequest().getURI()));
    exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, target);
    return chain
        .filter(exchange)
        .doOnSuccess(_ -> lookForFarewell(replica, exchange))
        .onErrorResume(
            failure -> {
              ServerWebExchangeUtils.reset(exchange);
              Fault fault = Fault.of(failure);
              if (fault.isTheReplicas()) {
                leaveOut(replica, limits.leaveOut(), failure.toString(), exchange);
              }
              return fault.wasNotHeard() && !replicas.isEmpty()
                  ? ask(replicas, exchange, chain)
                  : Mono.error(failure);
            });
  }

  /// A replica that is leaving closes each connection that it is asked on. On those that are still
  /// open a request could be lost, so it is not asked until they have been idle for long enough to
  /// be closed here.
  private void lookForFarewell(URI replica, ServerWebExchange exchange) {
    HttpClientResponse response = exchange.getRequiredAttribute(CLIENT_RESPONSE_ATTR);
    if (response.responseHeaders().contains(ReplicaHeaders.LEAVING)) {
      leaveOut(replica, limits.idleConnection(), "it is leaving", exchange);
    }
  }

  /// @param exchange the request that found out
  private void leaveOut(URI replica, Duration time, String reason, ServerWebExchange exchange) {
    try (var _ = TraceParent.of(exchange).inLog()) {
      absences.leaveOut(replica, time, reason);
    }
  }

  private static boolean onlyReads(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
  }

  private static String pathAndQuery(URI asked) {
    String query = asked.getRawQuery();
    return query == null ? asked.getRawPath() : asked.getRawPath() + "?" + query;
  }
}
