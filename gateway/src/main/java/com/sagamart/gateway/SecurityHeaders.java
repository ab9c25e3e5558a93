package com.sagamart.gateway;

import java.util.Map;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What every answer tells a browser that holds it: it is what it says it is, is shown in nobody's
/// frame, and tells nobody where it was read. What comes from a service is kept by no cache, for it
/// may be somebody's own. Whatever a service says about these things is replaced.
@Component
class SecurityHeaders implements WebFilter, Ordered {

  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /// What every answer has, also one to a request that cannot be parsed.
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer");

  /// For what is no page: it runs, loads and calls nothing.
  static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  static final String KEPT_BY_NOBODY = "no-store";

  @Override
  public int getOrder() {
    return FilterOrder.SECURE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange
        .getResponse()
        .beforeCommit(
            () -> {
              write(exchange);
              return Mono.empty();
            });
    return chain.filter(exchange);
  }

  private static void write(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    ALWAYS.forEach(headers::set);
    boolean ofAService = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) != null;
    if (ofAService || !headers.containsHeader(CONTENT_SECURITY_POLICY)) {
      headers.set(CONTENT_SECURITY_POLICY, NO_PAGE);
    }
    if (ofAService || !headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, KEPT_BY_NOBODY);
    }
  }
}
