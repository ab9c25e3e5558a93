package com.sagamart.devstack.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/// A row of an outbox.
///
/// @param subject the record's key: an order, or a user
record Said(EventId key, String subject, String type, Instant occurredAt, boolean isPublished)
    implements Keyed<EventId> {

  private static final String COLUMNS =
      "SELECT event_id, record_key, type, occurred_at, published_at IS NOT NULL FROM outbox ";

  private static final String SHARE_OF_TOPIC =
      COLUMNS
          + """
          WHERE topic = ? AND ('x' || right(event_id::text, 4))::bit(16)::int % ? = ? ORDER BY event_id
          """;

  private static final String OF_TYPES =
      COLUMNS + "WHERE topic = ? AND type = ANY (string_to_array(?, ',')) ORDER BY event_id";

  /// One of so many shares of what this service said on a topic.
  static Cursor<EventId, Said> share(
      Books books, Participant speaker, String topic, int shares, int share) {
    return books.of(speaker).cursor(SHARE_OF_TOPIC, Said::read, topic, shares, share);
  }

  /// What this service said of these kinds.
  static Cursor<EventId, Said> ofTypes(
      Books books, Participant speaker, Collection<Class<? extends PlatformEvent>> types) {
    return books
        .of(speaker)
        .cursor(
            OF_TYPES,
            Said::read,
            speaker.topic().orElseThrow().wireName(),
            String.join(",", types.stream().map(EventType::of).toList()));
  }

  private static Said read(ResultSet row) throws SQLException {
    return new Said(
        new EventId(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBoolean(5));
  }

  /// Whether its record may have been on the topic and is not kept any more.
  boolean isDroppedFrom(TopicLog.Dropped dropped) {
    return dropped.mayHold(subject.getBytes(UTF_8), occurredAt);
  }

  @Override
  public String toString() {
    return "%s %s of %s".formatted(type, key, subject);
  }
}
