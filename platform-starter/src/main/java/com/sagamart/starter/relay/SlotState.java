package com.sagamart.starter.relay;

/// How the server sees the slot.
enum SlotState {
  /// Somebody reads from it.
  ACTIVE,
  /// It keeps the log, and nobody reads.
  IDLE,
  /// It is there, but the server has thrown away the log that it stood for.
  LOST,
  /// There is none.
  MISSING;

  /// Whether events are relayed through it, or will be once somebody reads.
  boolean isUsable() {
    return this == ACTIVE || this == IDLE;
  }
}
