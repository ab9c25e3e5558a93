package com.sagamart.starter.deadline;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request its [RequestDeadline].
class DeadlineFilter extends OncePerRequestFilter {

  private final DeadlineProperties limits;

  DeadlineFilter(DeadlineProperties limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var _ = RequestDeadline.begin(limits.workWithin(), limits.answerWithin())) {
      chain.doFilter(request, response);
    }
  }
}
