package com.sagamart.devstack.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// The id of an event, in the order in which PostgreSQL sorts UUIDs: Java's own compares their
/// halves as signed numbers.
record EventId(UUID value) implements Comparable<EventId> {

  /// The version of ids that begin with the milliseconds at which they were made, and the bits
  /// behind these.
  private static final int TELLS_TIME = 7;

  private static final int TIME = 16;

  private static final Comparator<UUID> UNSIGNED =
      ((Comparator<UUID>)
              (one, other) ->
                  Long.compareUnsigned(
                      one.getMostSignificantBits(), other.getMostSignificantBits()))
          .thenComparing(
              (one, other) ->
                  Long.compareUnsigned(
                      one.getLeastSignificantBits(), other.getLeastSignificantBits()));

  @Override
  public int compareTo(EventId other) {
    return UNSIGNED.compare(value, other.value);
  }

  /// Whether it was made before this moment; an id that tells no time was not.
  boolean wasMadeBefore(Instant moment) {
    return value.version() == TELLS_TIME
        && value.getMostSignificantBits() >>> TIME < moment.toEpochMilli();
  }

  /// Which of so many shares it belongs to; [Said] asks the database for the same.
  int share(int shares) {
    return (int) (value.getLeastSignificantBits() & 0xffff) % shares;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
