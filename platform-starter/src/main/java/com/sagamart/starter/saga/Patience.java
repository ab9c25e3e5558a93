package com.sagamart.starter.saga;

import java.time.Duration;
import org.springframework.kafka.KafkaException;

/// How long an event that contradicts what is known gets the benefit of the doubt.
///
/// The relay reads the log, and the log tells of a commit a moment before the other transactions of
/// that database see it. So an answer can come back before its question: the order that a
/// StockReserved is about may be committed, published and answered while this service's own
/// snapshots do not show it yet. What contradicts only for that reason is true a moment later.
///
/// @param pause between one try and the next
/// @param perBatch for all records of one batch together, so that a batch full of contradictions
///     cannot keep its consumer from the group
record Patience(Duration pause, Duration perBatch) {

  Left forOneBatch() {
    return new Left(perBatch.dividedBy(pause));
  }

  /// What is left of it in one batch.
  final class Left {

    private long pauses;

    private Left(long pauses) {
      this.pauses = pauses;
    }

    /// Waits a moment. False, at once, when no patience is left. Throws [KafkaException] when the
    /// service is stopping: the batch will be delivered again.
    boolean pause() {
      if (pauses <= 0) {
        return false;
      }
      pauses--;
      try {
        Thread.sleep(pause);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while an event was in doubt", e);
      }
    }
  }
}
