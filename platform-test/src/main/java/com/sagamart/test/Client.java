package com.sagamart.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the service under test over HTTP.
public final class Client {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http;
  private final Environment environment;
  private final List<Header> headers;

  Client(Environment environment) {
    this(HttpClient.newHttpClient(), environment, List.of());
  }

  private Client(HttpClient http, Environment environment, List<Header> headers) {
    this.http = http;
    this.environment = environment;
    this.headers = headers;
  }

  /// A client that sends this header line as well.
  public Client with(String header, String value) {
    var more = Stream.concat(headers.stream(), Stream.of(new Header(header, value))).toList();
    return new Client(http, environment, more);
  }

  /// Calls with this user's token.
  public Reply as(long userId, String method, String path, @Nullable String body) {
    return call(TestIssuer.shared().token(userId, "USER"), method, path, body);
  }

  /// Calls with an admin's token.
  public Reply asAdmin(String method, String path, @Nullable String body) {
    return call(TestIssuer.shared().token(1, "USER", "ADMIN"), method, path, body);
  }

  /// Calls without a token.
  public Reply anonymously(String method, String path, @Nullable String body) {
    return call(null, method, path, body);
  }

  /// Calls with this token.
  public Reply call(@Nullable String token, String method, String path, @Nullable String body) {
    String port = environment.getRequiredProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(TIMEOUT)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(header -> request.header(header.name(), header.value()));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Header(String name, String value) {}

  /// What the service answered.
  public record Reply(int status, String body, HttpResponse<String> response) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /// The error code, or an empty string where the reply has none.
    public String code() {
      return json().path("code").asString("");
    }

    /// The header's first value, or an empty string where the reply has none.
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
