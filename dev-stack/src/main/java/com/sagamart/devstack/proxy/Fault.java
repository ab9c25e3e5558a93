package com.sagamart.devstack.proxy;

import java.time.Duration;
import java.util.Set;

/// What a proxy does to what passes, until it is told otherwise.
public sealed interface Fault {

  /// Nothing.
  record None() implements Fault {}

  /// Every chunk is held back for so long.
  record Delay(Duration perChunk) implements Fault {}

  /// Connections are accepted and stay open, and nothing passes these ways. As on a network that
  /// comes back, what was sent meanwhile arrives later.
  record Blackhole(Set<Way> ways) implements Fault {
    public Blackhole {
      ways = Set.copyOf(ways);
    }
  }
}
