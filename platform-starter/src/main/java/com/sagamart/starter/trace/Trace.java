package com.sagamart.starter.trace;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The trace that this thread works for, in the `traceparent` form of
/// [W3C Trace Context](https://www.w3.org/TR/trace-context/). It also stands in every log line.
public final class Trace {

  /// The header of HTTP requests and Kafka records.
  public static final String HEADER = "traceparent";

  /// The header in which a client is told the id.
  public static final String ID_HEADER = "X-Trace-Id";

  private static final String MDC_KEY = "traceId";
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

  private Trace() {}

  /// The current `traceparent`, or null outside any trace.
  public static @Nullable String parent() {
    return CURRENT.get();
  }

  /// Works for this trace until the scope is closed; a missing or malformed one begins a new trace.
  public static Scope enter(@Nullable String traceParent) {
    String before = CURRENT.get();
    set(traceParent != null && VALID.matcher(traceParent).matches() ? traceParent : begin());
    return () -> set(before);
  }

  /// The trace id within a `traceparent`.
  public static String idOf(String traceParent) {
    return traceParent.substring(3, 35);
  }

  private static String begin() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "00-%016x%016x-%016x-01"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static void set(@Nullable String traceParent) {
    if (traceParent == null) {
      CURRENT.remove();
      MDC.remove(MDC_KEY);
    } else {
      CURRENT.set(traceParent);
      MDC.put(MDC_KEY, idOf(traceParent));
    }
  }

  /// Closing it brings back the trace from before.
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
