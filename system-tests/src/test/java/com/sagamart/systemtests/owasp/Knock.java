package com.sagamart.systemtests.owasp;

import com.sagamart.devstack.home.Ports;
import com.sagamart.systemtests.Platform;
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

/// A request to any door of the platform, at the gateway or around it.
///
/// @param door where it is made, see [#GATEWAY]
/// @param headers names and values in turn
record Knock(
    String door,
    String method,
    String path,
    @Nullable String token,
    @Nullable String body,
    List<String> headers) {

  static final String GATEWAY = Platform.stack().gateway();
  static final String ORDER = service(8081);
  static final String INVENTORY = service(8082);
  static final String COUPON = service(8083);
  static final String WALLET = service(8084);
  static final String RANKING = service(8085);

  /// Around the gateway.
  static final List<String> SERVICES = List.of(ORDER, INVENTORY, COUPON, WALLET, RANKING);

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Knock get(String path) {
    return calling("GET", path, null);
  }

  static Knock post(String path, String body) {
    return calling("POST", path, body);
  }

  /// With a body, or without one.
  static Knock calling(String method, String path, @Nullable String body) {
    return new Knock(GATEWAY, method, path, null, body, List.of());
  }

  Knock by(@Nullable String bearer) {
    return new Knock(door, method, path, bearer, body, headers);
  }

  Knock at(String other) {
    return new Knock(other, method, path, token, body, headers);
  }

  Knock with(String name, String value) {
    return new Knock(
        door,
        method,
        path,
        token,
        body,
        Stream.concat(headers.stream(), Stream.of(name, value)).toList());
  }

  HttpResponse<String> answer() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door + path))
            .timeout(LIMIT)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status() {
    return answer().statusCode();
  }

  private static String service(int wellKnown) {
    return Ports.loopback(Platform.stack().ports().service(wellKnown));
  }
}
