package com.sagamart.traces;

import org.jspecify.annotations.Nullable;

/// Begins the spans of one program. Closing it sends what is left.
public sealed interface Spans extends AutoCloseable permits NoSpans, SentSpans {

  /// Tells nobody, and costs nothing.
  static Spans none() {
    return NoSpans.NONE;
  }

  /// Sends the spans of this program to an OTLP receiver.
  ///
  /// @param receiver such as `http://127.0.0.1:4318`, or empty for [#none()]
  /// @param program the name under which they are known
  /// @param share of the traces that begin here, from 0 to 1; those that come from outside say
  ///     themselves whether they are sent
  static Spans to(String receiver, String program, double share) {
    return receiver.isBlank() ? none() : SentSpans.to(receiver.strip(), program, share);
  }

  /// Whether anybody is told.
  boolean areSent();

  /// Begins the span of a request.
  ///
  /// @param traceParent what the request carried; a missing or malformed one begins a new trace
  Span ofRequest(String method, @Nullable String traceParent);

  /// Begins the span of an event that is taken in.
  Span ofEvent(String type, @Nullable String traceParent);

  @Override
  void close();
}
