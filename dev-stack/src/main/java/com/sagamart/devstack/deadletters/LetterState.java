package com.sagamart.devstack.deadletters;

/// What became of a dead letter.
public enum LetterState {
  /// Nobody has decided.
  OPEN,
  /// Somebody began to send it again, and nobody knows whether it was sent. Can be repeated.
  REPLAYING,
  /// It is on its topic again.
  REPLAYED,
  /// Somebody decided that it is not needed.
  DISCARDED;

  /// Whether an operator has still something to do.
  public boolean isOpen() {
    return this == OPEN || this == REPLAYING;
  }
}
