package com.sagamart.devstack.command;

import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a service's relay is behind, from its metrics.
final class RelayLag {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Pattern GAUGE =
      Pattern.compile("(?m)^sagamart_relay_lag_seconds(?:\\{[^}]*})?\\s+(\\S+)");

  /// It has a relay, but neither it nor its database answers.
  private static final String UNKNOWN = "unknown";

  private RelayLag() {}

  /// The lag, or empty for a service that has no relay.
  static Optional<String> at(String management) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus"))
            .timeout(LIMIT)
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      return in(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return Optional.of(UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  static Optional<String> in(String metrics) {
    Matcher gauge = GAUGE.matcher(metrics);
    if (!gauge.find()) {
      return Optional.empty();
    }
    double seconds = Double.parseDouble(gauge.group(1));
    return Optional.of(
        Double.isNaN(seconds) ? UNKNOWN : String.format(Locale.ROOT, "%.3f s", seconds));
  }
}
