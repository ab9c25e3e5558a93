package com.sagamart.gateway;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.Objects;
import java.util.Set;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/// One line of the routing table: which service answers a path, with which methods, and which of
/// them are open to everybody.
///
/// @param methods what exists here; every other method is 405
/// @param open methods that need no token
record RouteRule(String path, Service service, Set<HttpMethod> methods, Set<HttpMethod> open) {

  static final String METADATA = "rule";
  private static final Set<HttpMethod> READ = Set.of(GET, HEAD);
  private static final Set<HttpMethod> ALL = Set.of(GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS);

  /// A rule for signed-in users, with whatever usual methods the service has.
  static RouteRule to(Service service, String path) {
    return new RouteRule(path, service, ALL, Set.of());
  }

  /// The rule that the request's route was made from.
  static RouteRule of(ServerWebExchange exchange) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    Object rule = route.getMetadata().get(METADATA);
    return (RouteRule) Objects.requireNonNull(rule, route.getId());
  }

  RouteRule readOnly() {
    return new RouteRule(path, service, READ, open);
  }

  RouteRule openToRead() {
    return new RouteRule(path, service, methods, READ);
  }

  boolean allows(HttpMethod method) {
    return methods.contains(method);
  }

  boolean isOpenFor(HttpMethod method) {
    return open.contains(method);
  }
}
