package com.sagamart.gateway;

import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// What of a client's headers reaches a service: everything but those that only insiders may set.
/// The trace goes along.
@Component
class ServiceHeaders implements HttpHeadersFilter, Ordered {

  private static final List<String> INSIDERS = List.of("x-forwarded-", "x-user-", "x-internal-");
  private static final String FORWARDED = "forwarded";

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
    TraceParent trace = TraceParent.of(exchange);
    var passed = new HttpHeaders();
    received.forEach(
        (name, values) -> {
          if (!isForInsiders(name.toLowerCase(Locale.ROOT))) {
            passed.addAll(name, values);
          }
        });
    passed.set(TraceParent.HEADER, trace.header());
    if (!trace.continued()) {
      passed.remove(TraceParent.STATE_HEADER);
    }
    // The gateway has read the body already: there is nothing left to wait for.
    passed.remove(HttpHeaders.EXPECT);
    return passed;
  }

  private static boolean isForInsiders(String name) {
    return name.equals(FORWARDED) || INSIDERS.stream().anyMatch(name::startsWith);
  }
}
