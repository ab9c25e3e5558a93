package com.sagamart.contracts.wire;

import org.jspecify.annotations.Nullable;

/// A record that is not one of our events, however often it is read.
public final class UnreadableEventException extends RuntimeException {

  public UnreadableEventException(String message) {
    this(message, null);
  }

  public UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
