package com.sagamart.devstack.server;

import java.util.Locale;

/// A way into the broker that leads through a proxy: whoever comes in here is told to come back
/// through the proxy.
///
/// @param service who comes this way, as a word
/// @param behind where the broker listens
/// @param proxy where the proxy does
public record KafkaDoor(String service, int behind, int proxy) {

  /// The listener's name.
  String listener() {
    return "DOOR_" + service.toUpperCase(Locale.ROOT);
  }
}
