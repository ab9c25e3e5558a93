package com.sagamart.starter.security;

import com.sagamart.starter.trace.Trace;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log `audit` for everything that an admin does, and for every refusal of 401 or
/// 403: who, what, which, how it ended, and in which trace. No line holds a token, a query or a
/// body.
///
/// An admin's lines are never left out. Of refusals, which anybody can cause, at most
/// [#REFUSALS_A_MINUTE] are written; the others are counted, and the next line says how many.
class Audit {

  static final String LOGGER = "audit";
  static final int REFUSALS_A_MINUTE = 60;

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final String DEED = Audit.class.getName();
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

  /// Remembers who does what until it is known how it ended.
  static void begin(HttpServletRequest request, Caller caller, String what) {
    request.setAttribute(DEED, new Deed(caller, what));
  }

  void end(HttpServletRequest request, int status) {
    Deed deed = request.getAttribute(DEED) instanceof Deed known ? known : null;
    if (status == 401 || status == 403) {
      refused(deed, request, status);
    } else if (deed != null && deed.caller.isAdmin()) {
      LOG.info("event=admin {}", line(deed, request, status));
    }
  }

  private void refused(@Nullable Deed deed, HttpServletRequest request, int status) {
    if (refusals.tryConsume(1)) {
      LOG.info("event=refused {} suppressed={}", line(deed, request, status), leftOut.getAndSet(0));
    } else {
      leftOut.incrementAndGet();
      suppressed.increment();
    }
  }

  private static String line(@Nullable Deed deed, HttpServletRequest request, int status) {
    String trace = Trace.parent();
    return "who=%s what=%s which=%s outcome=%d trace=%s"
        .formatted(
            deed == null ? "-" : deed.caller.userId(),
            deed == null ? clean(request.getMethod()) : deed.what,
            clean(request.getRequestURI()),
            status,
            trace == null ? "-" : Trace.idOf(trace));
  }

  /// A client's text as one word of bounded length, so that it cannot look like another line.
  static String clean(String text) {
    String word = text.replaceAll("[^\\x21-\\x7E]|=", "?");
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }

  private record Deed(Caller caller, String what) {}
}
