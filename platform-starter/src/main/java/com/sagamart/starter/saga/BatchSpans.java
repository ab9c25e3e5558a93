package com.sagamart.starter.saga;

import com.sagamart.contracts.wire.EventType;
import com.sagamart.traces.Span;
import com.sagamart.traces.Spans;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The spans of the events of one transaction: each its own, in its own trace. All of them last
/// until the end of the transaction, for only then is an event taken in.
class BatchSpans implements AutoCloseable {

  private final Spans spans;
  private Map<UUID, Span> open = Map.of();
  private boolean committed;

  BatchSpans(Spans spans) {
    this.spans = spans;
  }

  void begin(Iterable<Delivery> batch) {
    if (spans.areSent()) {
      open = new HashMap<>();
      for (Delivery delivery : batch) {
        String type = EventType.of(delivery.said().event().getClass());
        open.put(delivery.said().id(), spans.ofEvent(type, delivery.traceParent()));
      }
    }
  }

  /// Under what this event's consequences stand.
  @Nullable String traceParentOf(Delivery delivery) {
    Span span = open.get(delivery.said().id());
    return span == null ? delivery.traceParent() : span.traceParent();
  }

  void committed() {
    committed = true;
  }

  @Override
  public void close() {
    for (Span span : open.values()) {
      if (!committed) {
        span.failed();
      }
      span.close();
    }
  }
}
