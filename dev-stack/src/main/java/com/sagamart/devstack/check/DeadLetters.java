package com.sagamart.devstack.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.DeadLetterHeaders;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.deadletters.Decisions;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.deadletters.LetterState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What services could not take in and put aside, as far as it is still kept.
final class DeadLetters {

  /// More than these are a flood, and nobody asks for each of them.
  private static final int MOST_KEPT = 50_000;

  private final Set<String> places = new HashSet<>();
  private final Set<String> events = new HashSet<>();
  private final Decisions decisions;
  private long count;
  private long open;

  private DeadLetters(Decisions decisions) {
    this.decisions = decisions;
  }

  static DeadLetters in(TopicLog topics, Decisions decisions) {
    DeadLetters letters = new DeadLetters(decisions);
    for (Topic topic : Topic.values()) {
      String name = topic.wireName();
      topics.read(Topic.deadLettersOf(name), each -> letters.note(name, each));
    }
    return letters;
  }

  private void note(String topic, ConsumerRecord<byte[], byte[]> letter) {
    count++;
    LetterState state =
        decisions.of(
            new LetterId(letter.topic(), letter.partition(), letter.offset()),
            Instant.ofEpochMilli(letter.timestamp()));
    open += state.isOpen() ? 1 : 0;
    if (count <= MOST_KEPT) {
      places.add(
          place(
              topic,
              text(letter, DeadLetterHeaders.PARTITION),
              text(letter, DeadLetterHeaders.OFFSET)));
      if (state != LetterState.REPLAYED) {
        events.add(
            event(text(letter, DeadLetterHeaders.CONSUMER), text(letter, CloudEventHeaders.ID)));
      }
    }
  }

  long count() {
    return count;
  }

  /// How many wait for somebody to decide about them.
  long open() {
    return open;
  }

  /// Whether the record at this place was put aside.
  boolean holds(ConsumerRecord<?, ?> published) {
    return holds(published.topic(), published.partition(), published.offset());
  }

  boolean holds(String topic, int partition, long offset) {
    return places.contains(place(topic, Integer.toString(partition), Long.toString(offset)));
  }

  /// Whether this service put this event aside and has not been sent it again.
  boolean holds(String consumer, EventId id) {
    return events.contains(event(consumer, id.toString()));
  }

  private static String place(String topic, @Nullable String partition, @Nullable String offset) {
    return topic + " " + partition + "@" + offset;
  }

  private static String event(@Nullable String consumer, @Nullable String id) {
    return consumer + " " + id;
  }

  static @Nullable String text(ConsumerRecord<?, ?> published, String name) {
    Header header = published.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
