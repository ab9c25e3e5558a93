package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operators' door of one process.
public final class Management {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int FIRST_ERROR = 400;

  private final String address;

  public Management(String address) {
    this.address = address;
  }

  /// What the gauge shows; NaN when the process cannot tell. Empty when it has no such gauge.
  ///
  /// @param name as Prometheus sees it
  public Optional<Double> gauge(String name) {
    return gauge(name, send(request("/actuator/prometheus").GET().build()).body());
  }

  static Optional<Double> gauge(String name, String metrics) {
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(name) + "(?:\\{[^}]*})?\\s+(\\S+)")
            .matcher(metrics);
    return line.find() ? Optional.of(Double.parseDouble(line.group(1))) : Optional.empty();
  }

  /// How it says that it is, whether well or not, as JSON.
  public String health() {
    return send(request("/actuator/health").GET().build()).body();
  }

  /// Asks for something that needs no words.
  public void post(String path) {
    HttpResponse<String> reply =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
    if (reply.statusCode() >= FIRST_ERROR) {
      throw new StackFailure(
          "POST %s%s was answered %d %s"
              .formatted(address, path, reply.statusCode(), reply.body()));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StackFailure("%s got no answer: %s".formatted(request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
