package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import java.net.InetAddress;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Lets a request in, or refuses it: first by method (405), then by token (401), then by how many
/// came before it (429). A token is checked wherever one is sent, open or not, so that a client
/// learns early that its token is of no use. Who proves nothing is counted by address, also when
/// refused. What a user may do with whose data is decided by the services.
@Component
class Admission implements GlobalFilter, Ordered {

  private final TokenCheck tokens;
  private final ClientAddress address;
  private final RateLimiter limiter;
  private final Audit audit;

  Admission(TokenCheck tokens, ClientAddress address, RateLimiter limiter, Audit audit) {
    this.tokens = tokens;
    this.address = address;
    this.limiter = limiter;
    this.audit = audit;
  }

  @Override
  public int getOrder() {
    return FilterOrder.ADMIT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    RouteRule rule = RouteRule.of(exchange);
    HttpMethod method = exchange.getRequest().getMethod();
    nameInMetrics(exchange, rule);
    if (!rule.allows(method)) {
      return ErrorReply.methodNotAllowed(exchange, rule.methods());
    }
    return switch (BearerToken.of(exchange.getRequest().getHeaders())) {
      case BearerToken.Absent() ->
          rule.isOpenFor(method) ? stranger(exchange, chain) : unauthenticated(exchange);
      case BearerToken.Malformed() -> unauthenticated(exchange);
      case BearerToken.Present(String token) ->
          tokens.of(token).flatMap(verdict -> act(verdict, exchange, chain));
    };
  }

  private Mono<Void> stranger(ServerWebExchange exchange, GatewayFilterChain chain) {
    Caller caller = Caller.at(address.of(exchange.getRequest()));
    return limiter.within(exchange, caller, () -> chain.filter(exchange));
  }

  private Mono<Void> act(
      TokenVerdict verdict, ServerWebExchange exchange, GatewayFilterChain chain) {
    return switch (verdict) {
      case TokenVerdict.Valid(Jwt token) ->
          limiter.within(exchange, Caller.of(token), () -> chain.filter(exchange));
      case TokenVerdict.Invalid _ -> unauthenticated(exchange);
      case TokenVerdict.Undecided _ -> ErrorReply.write(exchange, ErrorCode.SERVICE_UNAVAILABLE);
    };
  }

  private Mono<Void> unauthenticated(ServerWebExchange exchange) {
    InetAddress from = address.of(exchange.getRequest());
    return limiter.within(
        exchange,
        Caller.at(from),
        () -> {
          audit.unauthenticated(exchange, RouteRule.of(exchange), from);
          return ErrorReply.write(exchange, ErrorCode.UNAUTHENTICATED);
        });
  }

  /// Metrics know a request by its line in the routing table, never by its ids.
  private static void nameInMetrics(ServerWebExchange exchange, RouteRule rule) {
    ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .ifPresent(context -> context.setPathPattern(rule.path()));
  }
}
