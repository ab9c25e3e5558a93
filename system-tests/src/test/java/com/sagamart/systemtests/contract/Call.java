package com.sagamart.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One call through the gateway. Whatever is answered is held to the document.
final class Call {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private final Operation operation;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final String path;
  private String query = "";
  private byte @Nullable [] body;

  private Call(Operation operation, String path) {
    this.operation = operation;
    this.path = path;
    header("Accept", "application/json");
  }

  /// A call of this operation, with its path's variables in order.
  static Call to(String operationId, Object... variables) {
    Operation operation = Contract.committed().operation(operationId);
    return new Call(operation, operation.pathOf(variables));
  }

  /// A request that is no operation's.
  static Call anywhere(String method, String path) {
    return new Call(Operation.none(method, path), path);
  }

  /// Sent by whom this token names.
  Call with(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /// Sent by this user.
  Call by(long user) {
    return with(Platform.stack().token(user, "USER"));
  }

  /// Sent by somebody who may act for anyone.
  Call byAdmin() {
    return with(Platform.stack().token(1, "USER", "ADMIN"));
  }

  Call query(String value) {
    query = "?" + value;
    return this;
  }

  Call header(String name, String value) {
    headers.put(name, List.of(value));
    return this;
  }

  /// Sends this header twice, each time with another value.
  Call alsoWith(String name, String value) {
    headers.put(name, List.of(headers.getOrDefault(name, List.of("")).getFirst(), value));
    return this;
  }

  Call json(Object value) {
    return raw(JSON.writeValueAsString(value));
  }

  /// Sends this text as it stands.
  Call raw(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    headers.putIfAbsent("Content-Type", List.of("application/json"));
    return this;
  }

  /// The same body for who reads it, another for who compares bytes.
  Call withOneSpaceMore() {
    return raw(new String(body, StandardCharsets.UTF_8) + " ");
  }

  Answer send() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Platform.stack().gateway() + path + query))
            .timeout(LIMIT)
            .method(operation.method(), publisher());
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    Answer answer = answer(request.build());
    assertThat(Contract.committed().objections(operation, answer))
        .as("%s was answered %d %s", operation, answer.status(), answer.text())
        .isEmpty();
    return answer;
  }

  private BodyPublisher publisher() {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> reply = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(
          operation,
          reply.statusCode(),
          reply.headers(),
          reply.body(),
          JSON.readTree(reply.body()));
    } catch (IOException e) {
      throw new AssertionError(operation + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
