package com.sagamart.gateway;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/// What tells a refused client which limit it met and when to come again: `RateLimit-Policy` and
/// `RateLimit` as the IETF's draft has them (draft-ietf-httpapi-ratelimit-headers), and the three
/// headers of its earlier versions, which more clients know.
final class RateLimitHeaders {

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private RateLimitHeaders() {}

  static HttpHeaders of(Resource resource, Rate rate, ConsumptionProbe drawn) {
    long left = drawn.getRemainingTokens();
    long seconds = Math.max(1, roundedUp(drawn.getNanosToWaitForRefill()));
    long window = Math.max(1, roundedUp(rate.timeToFull().toNanos()));
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    headers.set(
        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(resource.policy(), rate.burst(), window));
    headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(resource.policy(), left, seconds));
    headers.set("RateLimit-Limit", Long.toString(rate.burst()));
    headers.set("RateLimit-Remaining", Long.toString(left));
    headers.set("RateLimit-Reset", Long.toString(seconds));
    return headers;
  }

  private static long roundedUp(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }
}
