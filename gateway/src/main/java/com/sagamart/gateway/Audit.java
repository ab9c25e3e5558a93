package com.sagamart.gateway;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// One line in the log `audit` for every refusal of a token, in the words that services use for
/// theirs. What admins do, and what is refused to whom the gateway lets in, stands in the logs of
/// the services, which decide about it.
///
/// Anybody can be refused as often as they like: at most [#REFUSALS_A_MINUTE] lines are written,
/// the others are counted, and the next line says how many.
@Component
class Audit {

  static final String LOGGER = "audit";
  static final int REFUSALS_A_MINUTE = 60;

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final int LONGEST = 200;

  private final Bucket refusals =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(REFUSALS_A_MINUTE)
                      .refillGreedy(REFUSALS_A_MINUTE, Duration.ofMinutes(1)))
          .build();

  private final AtomicLong leftOut = new AtomicLong();
  private final Counter suppressed;

  Audit(MeterRegistry registry) {
    suppressed =
        Counter.builder("sagamart.audit.suppressed")
            .description("Refusals that were answered and not written into the audit log")
            .register(registry);
  }

  /// @param from where it came from, if that is known
  void unauthenticated(ServerWebExchange exchange, RouteRule rule, @Nullable InetAddress from) {
    if (!refusals.tryConsume(1)) {
      leftOut.incrementAndGet();
      suppressed.increment();
      return;
    }
    ServerHttpRequest request = exchange.getRequest();
    TraceParent trace = TraceParent.of(exchange);
    try (var _ = trace.inLog()) {
      LOG.info(
          "event=refused who=- from={} what={}:{} which={} outcome=401 trace={} suppressed={}",
          from == null ? "-" : from.getHostAddress(),
          request.getMethod(),
          rule.path(),
          clean(request.getURI().getRawPath()),
          trace.traceId(),
          leftOut.getAndSet(0));
    }
  }

  /// A client's text as one word of bounded length, so that it cannot look like another line.
  private static String clean(String text) {
    String word = text.replaceAll("[^\\x21-\\x7E]|=", "?");
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }
}
