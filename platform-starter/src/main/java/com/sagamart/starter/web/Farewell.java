package com.sagamart.starter.web;

import com.sagamart.contracts.wire.ReplicaHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says goodbye before the server stops listening: for a while every reply tells the gateway that
/// this replica is leaving, and closes its connection. A server that has stopped listening reads no
/// further request from the connections that it has, and whoever sent one could not know whether it
/// was heard.
class Farewell extends OncePerRequestFilter implements SmartLifecycle {

  /// For as long as the gateway keeps a connection open for another request.
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Duration time;
  private volatile Instant lastAsked = Instant.EPOCH;
  private volatile boolean running;
  private volatile boolean leaving;

  Farewell(Duration time) {
    this.time = time;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    lastAsked = Instant.now();
    if (leaving) {
      response.setHeader(ReplicaHeaders.LEAVING, "true");
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    chain.doFilter(request, response);
  }

  @Override
  public void start() {
    leaving = false;
    running = true;
  }

  /// Waits only if there may be somebody who waits for the news.
  @Override
  public void stop() {
    leaving = true;
    try {
      if (lastAsked.plus(REMEMBERED).isAfter(Instant.now())) {
        Thread.sleep(time);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Stopped before anything else: until the server stops listening this replica works as ever.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
