package com.sagamart.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT_ID = "00f067aa0ba902b7";
  private static final String PARENT = "00-" + TRACE_ID + "-" + PARENT_ID + "-01";

  private final InMemorySpanExporter sent = InMemorySpanExporter.create();
  private final Spans spans = new SentSpans("wallet-service", 1, SimpleSpanProcessor.create(sent));

  @Test
  void aSpanGoesOnWithTheTraceItWasGiven() {
    try (Span span = spans.ofEvent("StockReserved", PARENT)) {
      assertThat(span.traceParent()).startsWith("00-" + TRACE_ID + "-").doesNotContain(PARENT_ID);
    }
    assertThat(only().getTraceId()).isEqualTo(TRACE_ID);
    assertThat(only().getParentSpanId()).isEqualTo(PARENT_ID);
    assertThat(only().getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(only().getResource().getAttributes().asMap()).containsValue("wallet-service");
  }

  @Test
  void whatItPassesOnNamesItAsTheParent() {
    try (Span request = spans.ofRequest("POST", null)) {
      spans.ofEvent("OrderPlaced", request.traceParent()).close();
    }
    SpanData event = sent.getFinishedSpanItems().getFirst();
    SpanData request = sent.getFinishedSpanItems().getLast();
    assertThat(event.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(event.getTraceId()).isEqualTo(request.getTraceId());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
  void withoutATraceToTrustOneBegins(String given) {
    spans.ofRequest("GET", given).close();
    assertThat(only().getParentSpanId()).isEqualTo(SpanId.getInvalid());
  }

  @Test
  void aRequestIsNamedByItsRouteAndFailsByItsStatus() {
    try (Span request = spans.ofRequest("POST", null)) {
      request.answered("/v1/orders/checkout", 503);
    }
    assertThat(only().getName()).isEqualTo("POST /v1/orders/checkout");
    assertThat(only().getStatus()).isEqualTo(StatusData.error());
  }

  @Test
  void whatTheClientDoesNotWantToBeTracedIsNotSentButKeepsItsTrace() {
    try (Span span = spans.ofRequest("GET", PARENT.replace("-01", "-00"))) {
      assertThat(span.traceParent()).startsWith("00-" + TRACE_ID).endsWith("-00");
    }
    assertThat(sent.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void ofTheTracesThatBeginHereAShareIsSent() {
    try (Spans few = new SentSpans("gateway", 0, SimpleSpanProcessor.create(sent))) {
      few.ofRequest("GET", null).close();
      assertThat(sent.getFinishedSpanItems()).isEmpty();
      few.ofRequest("GET", PARENT).close();
      assertThat(only().getTraceId()).isEqualTo(TRACE_ID);
    }
  }

  @Test
  void withoutAReceiverWhatWasReceivedIsPassedOn() {
    Spans none = Spans.to(" ", "gateway", 1);
    assertThat(none.areSent()).isFalse();
    assertThat(none.ofRequest("GET", PARENT).traceParent()).isEqualTo(PARENT);
    assertThat(none.ofEvent("OrderPaid", null).traceParent()).isNull();
  }

  @Test
  void aReceiverThatIsAwayStopsNobody() {
    Spans spans = Spans.to("http://127.0.0.1:1", "gateway", 1);
    spans.ofRequest("GET", null).close();
    spans.close();
    assertThat(spans.areSent()).isTrue();
  }

  private SpanData only() {
    assertThat(sent.getFinishedSpanItems()).hasSize(1);
    return Objects.requireNonNull(sent.getFinishedSpanItems().getFirst());
  }
}
