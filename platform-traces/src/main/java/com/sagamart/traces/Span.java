package com.sagamart.traces;

import org.jspecify.annotations.Nullable;

/// One program's part in a trace, from its beginning until it is closed.
public sealed interface Span extends AutoCloseable permits NoSpan, SentSpan {

  /// What is passed on as `traceparent`. If nobody is told of spans it is what was received.
  @Nullable String traceParent();

  /// What was asked for, as the route that was found, and how it was answered.
  void answered(@Nullable String route, int status);

  /// It came to nothing.
  void failed();

  @Override
  void close();
}
