package com.sagamart.devstack.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// One topic beside the outbox that feeds it. Records come in no order that the database knows, so
/// the ids of a share of them are held in memory, and a long topic is read once for each share.
final class TopicAudit {

  /// Ids that are held in memory at a time.
  private static final int IDS_AT_ONCE = 200_000;

  /// What one record says of itself.
  private record Published(TopicPartition partition, long offset, String subject) {

    @Override
    public String toString() {
      return "%s %d@%d".formatted(partition.topic(), partition.partition(), offset);
    }
  }

  private final Books books;
  private final String topic;
  private final Participant speaker;
  private final DeadLetters deadLetters;
  private final Findings findings;
  private final TopicLog.Dropped dropped;
  private final Instant keptSince;
  private long notKept;

  TopicAudit(Books books, Topic topic, Findings findings) {
    this.books = books;
    this.topic = topic.wireName();
    this.speaker = speakerOn(topic);
    this.deadLetters = books.deadLetters();
    this.findings = findings;
    this.keptSince = books.outboxKeptSince(speaker);
    this.dropped = books.topics().droppedFrom(topic.wireName());
  }

  private static Participant speakerOn(Topic topic) {
    return Arrays.stream(Participant.values())
        .filter(it -> it.topic().equals(Optional.of(topic)))
        .findFirst()
        .orElse(Participant.ORDER); // the data platform's topics are fed by order-service
  }

  /// Compares both, and answers how many records there are.
  long run() {
    long size = books.topics().size(topic);
    int shares = Math.toIntExact(Math.ceilDiv(Math.max(1, size), IDS_AT_ONCE));
    for (int share = 0; share < shares; share++) {
      compare(published(shares, share), shares, share);
    }
    if (dropped.records() > 0) {
      findings.note(
          "%s has dropped %,d records of before its retention; %,d events were not looked for"
              .formatted(topic, dropped.records(), notKept));
    }
    return size;
  }

  private Map<EventId, Published> published(int shares, int share) {
    Map<EventId, Published> published = new HashMap<>();
    books
        .topics()
        .read(
            topic,
            each -> {
              Optional<EventId> id = idOf(each);
              if (id.isEmpty() && share == 0 && !deadLetters.holds(each)) {
                findings.certain("%s: it is no event".formatted(of(each)));
              }
              id.filter(it -> it.share(shares) == share)
                  .ifPresent(it -> published.putIfAbsent(it, of(each)));
            });
    return published;
  }

  private static Published of(ConsumerRecord<byte[], byte[]> each) {
    return new Published(
        new TopicPartition(each.topic(), each.partition()),
        each.offset(),
        each.key() == null ? "nobody" : new String(each.key(), UTF_8));
  }

  private static Optional<EventId> idOf(ConsumerRecord<?, ?> each) {
    String id = DeadLetters.text(each, CloudEventHeaders.ID);
    try {
      return Optional.ofNullable(id).map(UUID::fromString).map(EventId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void compare(Map<EventId, Published> published, int shares, int share) {
    try (Cursor<EventId, Said> outbox = Said.share(books, speaker, topic, shares, share)) {
      outbox.takeRest(said -> compare(said, Optional.ofNullable(published.remove(said.key()))));
    }
    published.forEach(this::nobodySaid);
  }

  private void compare(Said said, Optional<Published> there) {
    if (there.isPresent()) {
      if (!there.get().subject().equals(said.subject())) {
        findings.certain(
            "%s: %s stands under %s".formatted(there.get(), said, there.get().subject()));
      }
    } else if (said.isDroppedFrom(dropped)) {
      notKept++;
    } else if (said.isPublished()) {
      findings.certain("%s: it is marked as published, but not on %s".formatted(said, topic));
    } else {
      findings.suspected("%s: it is not on %s".formatted(said, topic));
    }
  }

  private void nobodySaid(EventId id, Published there) {
    if (id.wasMadeBefore(keptSince)) {
      return;
    }
    TopicPartition partition = there.partition();
    if (books.topics().wasThereBefore(partition, there.offset())
        && !deadLetters.holds(topic, partition.partition(), there.offset())) {
      findings.certain("%s: event %s of %s is in no outbox".formatted(there, id, there.subject()));
    }
  }
}
