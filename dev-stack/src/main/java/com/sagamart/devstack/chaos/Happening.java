package com.sagamart.devstack.chaos;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fault that happened, and what came of it.
///
/// @param recovery how long customers were not served, from the death of what died or from the
///     moment at which the fault was mended; empty when it was longer than anybody waited
/// @param missed why the fault could not be brought about; null when it was
public record Happening(
    String kind, String target, Optional<Duration> recovery, @Nullable String missed) {

  public boolean struck() {
    return missed == null;
  }
}
