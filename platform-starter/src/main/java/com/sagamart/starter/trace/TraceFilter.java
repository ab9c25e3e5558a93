package com.sagamart.starter.trace;

import com.sagamart.traces.Span;
import com.sagamart.traces.Spans;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Gives every request a trace and tells the client its id.
class TraceFilter extends OncePerRequestFilter {

  private final Spans spans;

  TraceFilter(Spans spans) {
    this.spans = spans;
  }

  /// Tomcat refuses some requests before any filter runs, and sends only its error this way.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (Span span = spans.ofRequest(request.getMethod(), request.getHeader(Trace.HEADER));
        var _ = Trace.enter(span.traceParent())) {
      if (!response.containsHeader(Trace.ID_HEADER)) {
        response.setHeader(Trace.ID_HEADER, Trace.idOf(Objects.requireNonNull(Trace.parent())));
      }
      pass(request, response, chain, span);
      if (spans.areSent()) {
        span.answered(routeOf(request), response.getStatus());
      }
    }
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Span span)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException | IOException e) {
      span.failed();
      throw e;
    }
  }

  private static @Nullable String routeOf(HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return route == null ? null : route.toString();
  }
}
