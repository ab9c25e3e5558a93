package com.sagamart.traces;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a `traceparent` that stands alone.
enum OneHeader implements TextMapGetter<String> {
  GETTER;

  private static final String NAME = "traceparent";

  @Override
  public Iterable<String> keys(String traceParent) {
    return List.of(NAME);
  }

  @Override
  public @Nullable String get(@Nullable String traceParent, String key) {
    return NAME.equals(key) ? traceParent : null;
  }
}
