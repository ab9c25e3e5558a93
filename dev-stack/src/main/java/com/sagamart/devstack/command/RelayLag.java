package com.sagamart.devstack.command;

import com.sagamart.devstack.client.Management;
import com.sagamart.devstack.home.StackFailure;
import java.util.Locale;
import java.util.Optional;

/// How far a service's relay is behind, from its metrics.
final class RelayLag {

  private static final String GAUGE = "sagamart_relay_lag_seconds";

  /// It has a relay, but neither it nor its database answers.
  private static final String UNKNOWN = "unknown";

  private RelayLag() {}

  /// The lag, or empty for a service that has no relay.
  static Optional<String> at(String management) {
    try {
      return new Management(management).gauge(GAUGE).map(RelayLag::text);
    } catch (StackFailure e) {
      return Optional.of(UNKNOWN);
    }
  }

  static String text(double seconds) {
    return Double.isNaN(seconds) ? UNKNOWN : String.format(Locale.ROOT, "%.3f s", seconds);
  }
}
