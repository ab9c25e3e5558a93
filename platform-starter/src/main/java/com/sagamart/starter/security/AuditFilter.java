package com.sagamart.starter.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sees how every request ends, within its trace and around all that can refuse it.
class AuditFilter extends OncePerRequestFilter {

  private final Audit audit;

  AuditFilter(Audit audit) {
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean ended = false;
    try {
      chain.doFilter(request, response);
      ended = true;
    } finally {
      audit.end(
          request, ended ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }
}
