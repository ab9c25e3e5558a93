package com.sagamart.devstack.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// OpenID discovery, keys and tokens over HTTP, on the loopback only.
final class Issuer implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final int MAX_BODY_BYTES = 4096;

  private final HttpServer server;
  private final String address;
  private final RSAKey key;
  private final Tokens tokens;

  Issuer(int port, RSAKey key) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    this.address = "http://127.0.0.1:" + server.getAddress().getPort();
    this.key = key;
    this.tokens = new Tokens(address, key, Clock.systemUTC());
  }

  String address() {
    return address;
  }

  void start() {
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = route(exchange);
      byte[] body = JSONObjectUtils.toJSONString(reply.body()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return switch (path) {
      case "/.well-known/openid-configuration" -> only("GET", exchange, discovery());
      case "/jwks" -> only("GET", exchange, new Reply(200, new JWKSet(key).toJSONObject(true)));
      case "/token" ->
          exchange.getRequestMethod().equals("POST")
              ? token(exchange.getRequestBody())
              : notAllowed();
      default -> Reply.error(404, "NOT_FOUND", "There is nothing at this path.");
    };
  }

  private static Reply only(String method, HttpExchange exchange, Reply reply) {
    return exchange.getRequestMethod().equals(method) ? reply : notAllowed();
  }

  private static Reply notAllowed() {
    return Reply.error(405, "METHOD_NOT_ALLOWED", "This method is not allowed here.");
  }

  private Reply discovery() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("issuer", address);
    body.put("jwks_uri", address + "/jwks");
    body.put("token_endpoint", address + "/token");
    body.put("response_types_supported", List.of("token"));
    body.put("subject_types_supported", List.of("public"));
    body.put("id_token_signing_alg_values_supported", List.of("RS256"));
    return new Reply(200, body);
  }

  private Reply token(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      return Reply.error(413, "PAYLOAD_TOO_LARGE", "The request body is too large.");
    }
    return switch (TokenRequest.read(new String(bytes, UTF_8))) {
      case TokenRequest.Invalid(String message) -> Reply.error(400, "INVALID_REQUEST", message);
      case TokenRequest.Valid(TokenRequest request) -> granted(request);
    };
  }

  private Reply granted(TokenRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", tokens.sign(request));
    body.put("token_type", "Bearer");
    body.put("expires_in", Tokens.LIFETIME.toSeconds());
    return new Reply(200, body);
  }

  private record Reply(int status, Map<String, ?> body) {

    static Reply error(int status, String code, String message) {
      Map<String, String> body = new LinkedHashMap<>();
      body.put("code", code);
      body.put("message", message);
      return new Reply(status, body);
    }
  }
}
