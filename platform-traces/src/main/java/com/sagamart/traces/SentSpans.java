package com.sagamart.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

final class SentSpans implements Spans {

  /// Those beyond are dropped: a receiver that is away costs nobody memory.
  private static final int MOST_WAITING = 4096;

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  SentSpans(String program, double share, SpanProcessor processor) {
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), program)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
            .addSpanProcessor(processor)
            .build();
    this.tracer = provider.get("com.sagamart");
  }

  static SentSpans to(String receiver, String program, double share) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(receiver + "/v1/traces")
            .setTimeout(SEND_TIMEOUT)
            .build();
    var processor =
        BatchSpanProcessor.builder(exporter)
            .setMaxQueueSize(MOST_WAITING)
            .setScheduleDelay(PAUSE)
            .setExporterTimeout(SEND_TIMEOUT)
            .build();
    return new SentSpans(program, share, processor);
  }

  @Override
  public boolean areSent() {
    return true;
  }

  @Override
  public Span ofRequest(String method, @Nullable String traceParent) {
    SpanBuilder request =
        begin(method, traceParent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method);
    return new SentSpan(request.startSpan(), method);
  }

  @Override
  public Span ofEvent(String type, @Nullable String traceParent) {
    SpanBuilder event =
        begin(type, traceParent)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process");
    return new SentSpan(event.startSpan(), type);
  }

  private SpanBuilder begin(String name, @Nullable String traceParent) {
    return tracer.spanBuilder(name).setParent(contextOf(traceParent));
  }

  private static Context contextOf(@Nullable String traceParent) {
    return traceParent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), traceParent, OneHeader.GETTER);
  }

  @Override
  public void close() {
    provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }
}
