package com.sagamart.gateway;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives every request a trace and every response its `X-Trace-Id`, exactly once: whatever a
/// service wrote there is replaced, by the same value if the service follows the trace.
@Component
class TraceContext implements WebFilter, Ordered {

  static final String TRACE_ID = "X-Trace-Id";

  @Override
  public int getOrder() {
    return FilterOrder.TRACE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var trace = TraceParent.from(exchange.getRequest().getHeaders().getOrEmpty(TraceParent.HEADER));
    exchange.getAttributes().put(TraceParent.HEADER, trace);
    ServerHttpResponse response = exchange.getResponse();
    response.beforeCommit(
        () -> {
          response.getHeaders().set(TRACE_ID, trace.traceId());
          return Mono.empty();
        });
    return chain.filter(exchange);
  }
}
