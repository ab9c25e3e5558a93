package com.sagamart.starter.relay;

import java.time.Duration;

/// Watches whether a running engine reads from its slot. One that hangs without failing would keep
/// the lead, and nothing else would tell.
class Attendance {

  private final Duration limit;
  private long seen = System.nanoTime();

  Attendance(Duration limit) {
    this.limit = limit;
  }

  /// Whether the reader, looked at now, has been away for longer than the limit.
  boolean isOver(SlotState slot) {
    if (slot == SlotState.ACTIVE) {
      seen = System.nanoTime();
    }
    return System.nanoTime() - seen > limit.toNanos();
  }
}
