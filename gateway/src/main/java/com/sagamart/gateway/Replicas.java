package com.sagamart.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Picks the replica that answers a request: each in turn. Health and failover would belong here.
///
/// It replaces the gateway's own URL filter because that one encodes some queries a second time;
/// here path and query reach the service exactly as the client wrote them.
@Component
class Replicas implements GlobalFilter, Ordered {

  private final Services services;
  private final AtomicInteger turns = new AtomicInteger();

  Replicas(Services services) {
    this.services = services;
  }

  @Override
  public int getOrder() {
    return FilterOrder.PICK_REPLICA;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    URI asked = exchange.getRequest().getURI();
    URI target = URI.create(next(RouteRule.of(exchange).service()) + pathAndQuery(asked));
    exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, target);
    return chain.filter(exchange);
  }

  private URI next(Service service) {
    List<URI> replicas = services.replicasOf(service);
    if (replicas.size() == 1) {
      return replicas.getFirst();
    }
    return replicas.get(Math.floorMod(turns.getAndIncrement(), replicas.size()));
  }

  private static String pathAndQuery(URI asked) {
    String query = asked.getRawQuery();
    return query == null ? asked.getRawPath() : asked.getRawPath() + "?" + query;
  }
}
