package com.sagamart.inventory.domain;

import java.util.List;

/// What has to move when an order gives its stock back.
public sealed interface ReleaseOutcome {

  /// From reserved to available.
  record Unreserved(List<ReservedLine> lines) implements ReleaseOutcome {}

  /// From sold to available.
  record Unsold(List<ReservedLine> lines) implements ReleaseOutcome {}

  /// The order holds nothing, or not any more.
  record NothingHeld() implements ReleaseOutcome {}
}
