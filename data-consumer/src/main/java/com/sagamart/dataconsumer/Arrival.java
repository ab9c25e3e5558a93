package com.sagamart.dataconsumer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface Arrival {

  /// One that is landed, unless it has been already.
  ///
  /// @param happenedAt by the clock of its service, which may be wrong
  /// @param receivedAt by the broker's clock
  record Event(
      UUID id, Kind kind, String subject, Instant happenedAt, Instant receivedAt, String payload)
      implements Arrival {}

  /// One that is of no use here: a kind that is landed from another topic, or of which this program
  /// does not know.
  record Foreign(String type) implements Arrival {}

  /// One that is no sound event. It is kept as it is, with why, and the others go on.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SetAside(
      String topic,
      int partition,
      long offset,
      Instant receivedAt,
      String cause,
      byte @Nullable [] value)
      implements Arrival {}
}
