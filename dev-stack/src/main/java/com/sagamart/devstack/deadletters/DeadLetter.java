package com.sagamart.devstack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.DeadLetterHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.contracts.wire.UnreadableEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// A record that a service put aside: as it came, and with headers that say by whom and why.
public final class DeadLetter {

  private static final String SUFFIX = Topic.deadLettersOf("");

  private final ConsumerRecord<byte[], byte[]> letter;

  DeadLetter(ConsumerRecord<byte[], byte[]> letter) {
    this.letter = letter;
  }

  public LetterId id() {
    return new LetterId(letter.topic(), letter.partition(), letter.offset());
  }

  /// The record as it stands there.
  ConsumerRecord<byte[], byte[]> asItStands() {
    return letter;
  }

  /// When it was put aside.
  Instant at() {
    return Instant.ofEpochMilli(letter.timestamp());
  }

  Optional<String> type() {
    return header(CloudEventHeaders.TYPE);
  }

  /// Whom the event is about: an order, or a user.
  Optional<String> subject() {
    return Optional.ofNullable(letter.key()).map(key -> new String(key, UTF_8));
  }

  Optional<String> consumer() {
    return header(DeadLetterHeaders.CONSUMER);
  }

  Optional<String> cause() {
    return header(DeadLetterHeaders.CAUSE);
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(letter.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }

  Optional<UUID> eventId() {
    try {
      return header(CloudEventHeaders.ID).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whose books say what was decided about it: those of the service that put it aside. When that
  /// is unknown, or its database can be thrown away and made anew, those of the topic's owner.
  Participant auditor() {
    return Arrays.stream(Participant.values())
        .filter(
            it -> it.topic().isPresent() && consumer().filter(it.serviceName()::equals).isPresent())
        .findFirst()
        .orElseGet(this::owner);
  }

  private Participant owner() {
    return Arrays.stream(Participant.values())
        .filter(it -> it.topic().filter(topic -> topic.wireName().equals(origin())).isPresent())
        .findFirst()
        .orElse(Participant.ORDER); // it feeds the data platform's topic
  }

  /// The topic that it came from.
  String origin() {
    return letter.topic().substring(0, letter.topic().length() - SUFFIX.length());
  }

  /// Why no service can read it, if that is so: whoever takes it in will put it aside again.
  Optional<String> unreadable() {
    try {
      if (header(CloudEventHeaders.TYPE).isEmpty()) {
        return Optional.of("it has no header " + CloudEventHeaders.TYPE);
      }
      if (eventId().isEmpty()) {
        return Optional.of("its %s is no UUID".formatted(CloudEventHeaders.ID));
      }
      Instant.parse(header(CloudEventHeaders.TIME).orElse(""));
      type().flatMap(EventType::named).ifPresent(this::read);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("its %s is not ISO-8601".formatted(CloudEventHeaders.TIME));
    } catch (UnreadableEventException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void read(Class<? extends PlatformEvent> kind) {
    EventCodec.read(letter.value(), kind);
  }

  /// The record as it was before it was put aside, for the place that it came from.
  ProducerRecord<byte[], byte[]> original() {
    var record =
        new ProducerRecord<byte[], byte[]>(origin(), partition(), letter.key(), letter.value());
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
        record.headers().add(header);
      }
    }
    return record;
  }

  /// Where it came from; all partitions of a topic and its dead letters are the same in number.
  private int partition() {
    return header(DeadLetterHeaders.PARTITION)
        .filter(it -> it.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(it -> it < Topic.PARTITIONS)
        .orElse(letter.partition());
  }
}
