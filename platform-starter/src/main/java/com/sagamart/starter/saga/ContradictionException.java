package com.sagamart.starter.saga;

import com.sagamart.contracts.event.PlatformEvent;

/// An event that cannot be true beside what is already known: a broken invariant, for a person to
/// look at. The record becomes a dead letter.
public final class ContradictionException extends RuntimeException {

  public ContradictionException(PlatformEvent event, String because) {
    super("%s contradicts what is known: %s".formatted(event, because));
  }
}
