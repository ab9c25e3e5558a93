package com.sagamart.starter.relay;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches over one engine with the reconciler's eyes. An engine can read on and pass every event
/// over, when it looks for a position in the log that never comes; to everybody else it looks well.
class Vigilance {

  private static final Logger log = LoggerFactory.getLogger(Vigilance.class);

  private final Reconciler reconciler;
  private final Relay engine;
  private final Instant begun = Instant.now();
  private long relayed;
  private volatile boolean isBetrayed;

  Vigilance(Reconciler reconciler, Relay engine) {
    this.reconciler = reconciler;
    this.engine = engine;
  }

  /// Publishes what is overdue. If that was written under the eyes of an engine that has published
  /// nothing since the last look, the engine is stopped.
  void reconcile() throws InterruptedException {
    Optional<Instant> youngest = reconciler.reconcile();
    long now = engine.relayed();
    if (now == relayed && youngest.filter(begun::isBefore).isPresent()) {
      log.error("The relay's engine passes events over; its position is not trusted any more");
      isBetrayed = true;
      engine.stop();
    }
    relayed = now;
  }

  /// Whether the engine's position must be forgotten.
  boolean isBetrayed() {
    return isBetrayed;
  }
}
