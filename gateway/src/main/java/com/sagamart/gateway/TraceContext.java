package com.sagamart.gateway;

import com.sagamart.traces.Span;
import com.sagamart.traces.Spans;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
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

  /// As proxies note a client that went away.
  private static final int NEVER_ANSWERED = 499;

  private final Spans spans;

  TraceContext(Spans spans) {
    this.spans = spans;
  }

  @Override
  public int getOrder() {
    return FilterOrder.TRACE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var received =
        TraceParent.from(exchange.getRequest().getHeaders().getOrEmpty(TraceParent.HEADER));
    if (!spans.areSent()) {
      return within(received, exchange, chain);
    }
    Span span = begin(received, exchange);
    return within(received.at(span), exchange, chain).doFinally(_ -> end(span, exchange));
  }

  private Span begin(TraceParent received, ServerWebExchange exchange) {
    String method = exchange.getRequest().getMethod().name();
    return spans.ofRequest(method, received.continued() ? received.header() : null);
  }

  private static void end(Span span, ServerWebExchange exchange) {
    HttpStatusCode status =
        exchange.getResponse().isCommitted() ? exchange.getResponse().getStatusCode() : null;
    span.answered(routeOf(exchange), status == null ? NEVER_ANSWERED : status.value());
    span.close();
  }

  private static @Nullable String routeOf(ServerWebExchange exchange) {
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    return route == null ? null : RouteRule.of(exchange).path();
  }

  private static Mono<Void> within(
      TraceParent trace, ServerWebExchange exchange, WebFilterChain chain) {
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
