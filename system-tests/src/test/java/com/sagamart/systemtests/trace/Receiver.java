package com.sagamart.systemtests.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// Takes spans as OpenTelemetry's collector does, over HTTP.
final class Receiver implements AutoCloseable {

  private static final String PATH = "/v1/traces";
  private static final String NAME = "service.name";

  private final HttpServer server;
  private final List<ReceivedSpan> received = new CopyOnWriteArrayList<>();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<ReceivedSpan> of(String traceId) {
    return received.stream().filter(it -> it.traceId().equals(traceId)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      var body =
          isPacked ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void add(ResourceSpans ofProgram) {
    String program =
        ofProgram.getResource().getAttributesList().stream()
            .filter(it -> it.getKey().equals(NAME))
            .map(it -> it.getValue().getStringValue())
            .findFirst()
            .orElse("");
    ofProgram.getScopeSpansList().stream()
        .flatMap(it -> it.getSpansList().stream())
        .map(it -> ReceivedSpan.of(program, it))
        .forEach(received::add);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
