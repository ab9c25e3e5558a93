package com.sagamart.starter.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request a trace and tells the client its id.
class TraceFilter extends OncePerRequestFilter {

  /// Tomcat refuses some requests before any filter runs, and sends only its error this way.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var _ = Trace.enter(request.getHeader(Trace.HEADER))) {
      if (!response.containsHeader(Trace.ID_HEADER)) {
        response.setHeader(Trace.ID_HEADER, Trace.idOf(Objects.requireNonNull(Trace.parent())));
      }
      chain.doFilter(request, response);
    }
  }
}
