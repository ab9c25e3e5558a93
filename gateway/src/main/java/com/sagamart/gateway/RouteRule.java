package com.sagamart.gateway;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/// One line of the routing table: which service answers a path, with which methods, and which of
/// them are open to everybody. Where there is GET there is HEAD.
///
/// @param methods what exists here; every other method is 405
/// @param open methods that need no token
record RouteRule(String path, Service service, Set<HttpMethod> methods, Set<HttpMethod> open) {

  static final String METADATA = "rule";

  /// A path with no methods yet.
  static RouteRule to(Service service, String path) {
    return new RouteRule(path, service, Set.of(), Set.of());
  }

  /// The rule that the request's route was made from.
  static RouteRule of(ServerWebExchange exchange) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    Object rule = route.getMetadata().get(METADATA);
    return (RouteRule) Objects.requireNonNull(rule, route.getId());
  }

  /// With methods that need no token.
  RouteRule everybody(HttpMethod... more) {
    return new RouteRule(path, service, and(methods, more), and(open, more));
  }

  /// With methods that need a token.
  RouteRule signedIn(HttpMethod... more) {
    return new RouteRule(path, service, and(methods, more), open);
  }

  private static Set<HttpMethod> and(Set<HttpMethod> methods, HttpMethod... more) {
    var all = new HashSet<>(methods);
    all.addAll(List.of(more));
    if (all.contains(GET)) {
      all.add(HEAD);
    }
    return Set.copyOf(all);
  }

  boolean allows(HttpMethod method) {
    return methods.contains(method);
  }

  boolean isOpenFor(HttpMethod method) {
    return open.contains(method);
  }
}
