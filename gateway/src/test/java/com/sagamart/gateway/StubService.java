package com.sagamart.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// A service that remembers what it was asked and answers what the test wants.
final class StubService implements AutoCloseable {

  /// What arrived.
  record Received(String method, String uri, Map<String, List<String>> headers, String body) {

    List<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .toList();
    }
  }

  private final String name;
  private final ConcurrentLinkedDeque<Received> received = new ConcurrentLinkedDeque<>();
  private final AtomicReference<HttpHandler> reply = new AtomicReference<>();
  private HttpServer server;

  StubService(String name) {
    this.name = name;
    this.server = start(name, 0);
    answersItsName();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  /// The default: 200 with the name of this service.
  void answersItsName() {
    received.clear();
    answers(200, name);
  }

  void answers(int status, String body) {
    answers(exchange -> send(exchange, status, body));
  }

  void answers(HttpHandler handler) {
    reply.set(handler);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  int requests() {
    return received.size();
  }

  Received lastRequest() {
    return received.getLast();
  }

  /// Stops at once, cutting its connections, and comes back on the same port.
  void restart() {
    int port = port();
    server.stop(0);
    server = start(name, port);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private HttpServer start(String name, int port) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      started.setExecutor(
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory()));
      started.createContext("/", this::handle);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      reply.get().handle(exchange);
    }
  }
}
