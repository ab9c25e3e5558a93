package com.sagamart.gateway;

import com.sagamart.contracts.error.ErrorCode;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses a request with more header lines than a service would take, or with two hosts. How long
/// they are together is bounded where they are parsed.
@Component
class HeaderCheck implements WebFilter, Ordered {

  private final Limits limits;

  HeaderCheck(Limits limits) {
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return FilterOrder.CHECK_HEADERS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    return lines(headers) > limits.requestHeaders()
            || headers.getOrEmpty(HttpHeaders.HOST).size() > 1
        ? ErrorReply.write(exchange, ErrorCode.INVALID_REQUEST)
        : chain.filter(exchange);
  }

  private static int lines(HttpHeaders headers) {
    int[] lines = {0};
    headers.forEach((_, values) -> lines[0] += values.size());
    return lines[0];
  }
}
