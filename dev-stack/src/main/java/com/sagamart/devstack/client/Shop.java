package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/// The public API, through the gateway.
public final class Shop {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration REPLY_LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final String gateway;
  private final Duration replyLimit;

  public Shop(String gateway) {
    this(gateway, REPLY_LIMIT);
  }

  /// A client that waits no longer than this for an answer.
  public Shop(String gateway, Duration replyLimit) {
    this.gateway = gateway;
    this.replyLimit = replyLimit;
  }

  public Reply get(String path, @Nullable String token) {
    return send("GET", path, token, BodyPublishers.noBody(), Map.of());
  }

  public Reply post(String path, String token, Map<String, ?> body) {
    return post(path, token, body, Map.of());
  }

  /// Posts with further headers.
  public Reply post(String path, String token, Map<String, ?> body, Map<String, String> headers) {
    return send("POST", path, token, json(body), headers);
  }

  public Reply put(String path, String token) {
    return send("PUT", path, token, BodyPublishers.noBody(), Map.of());
  }

  public Reply patch(String path, String token, Map<String, ?> body) {
    return send("PATCH", path, token, json(body), Map.of());
  }

  private static BodyPublisher json(Map<String, ?> body) {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private Reply send(
      String method,
      String path,
      @Nullable String token,
      BodyPublisher body,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .timeout(replyLimit)
            .header("Accept", "application/json")
            .method(method, body);
    headers.forEach(request::header);
    if (body.contentLength() != 0) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    long begin = System.nanoTime();
    try {
      HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      boolean isReplayed = reply.headers().firstValue("Idempotent-Replayed").isPresent();
      return new Reply(
          method + " " + path, reply.statusCode(), read(reply.body()), isReplayed, took);
    } catch (IOException e) {
      throw new StackFailure("%s %s got no answer: %s".formatted(method, path, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return StringNode.valueOf(body);
    }
  }
}
