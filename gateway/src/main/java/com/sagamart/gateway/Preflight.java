package com.sagamart.gateway;

import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Without CORS a browser's preflight asks for something that is not here, and is told so like
/// everybody: otherwise Spring would refuse it before it is known whether there is such a path, and
/// without a word.
@Component
class Preflight implements WebFilter, Ordered {

  private final boolean cors;

  Preflight(GlobalCorsProperties settings) {
    cors = !settings.getCorsConfigurations().isEmpty();
  }

  @Override
  public int getOrder() {
    return FilterOrder.CHECK_PREFLIGHT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (cors || !HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())) {
      return chain.filter(exchange);
    }
    return chain.filter(
        exchange
            .mutate()
            .request(
                request ->
                    request.headers(
                        headers -> headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
            .build());
  }
}
