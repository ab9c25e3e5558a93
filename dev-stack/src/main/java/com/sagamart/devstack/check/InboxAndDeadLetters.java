package com.sagamart.devstack.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Inbox has one row per (consumer, event). No dead letter is open, or exactly those that were
/// injected: about each other an operator decided, which its audit says.
final class InboxAndDeadLetters implements Invariant {

  private static final String INBOX =
      "SELECT event_id FROM inbox WHERE consumer = ? ORDER BY event_id";

  private final long deadLettersExpected;

  InboxAndDeadLetters(long deadLettersExpected) {
    this.deadLettersExpected = deadLettersExpected;
  }

  private record TakenIn(EventId key) implements Keyed<EventId> {

    static TakenIn read(ResultSet row) throws SQLException {
      return new TakenIn(new EventId(row.getObject(1, UUID.class)));
    }
  }

  @Override
  public String title() {
    return "6 inbox: each event taken in once, or put aside";
  }

  @Override
  public void check(Books books, Findings findings) {
    DeadLetters deadLetters = books.deadLetters();
    long compared = 0;
    for (Participant consumer : Participant.values()) {
      compared += new Listener(books, consumer, findings).compare();
    }
    findings.lookedAt(compared, "events taken in");
    findings.lookedAt(deadLetters.open(), "open dead letters");
    if (deadLetters.open() != deadLettersExpected) {
      findings.certain(
          "dead letters: %,d are open, but %,d are expected; ./sagamart dlt list shows them"
              .formatted(deadLetters.open(), deadLettersExpected));
    }
  }

  /// One service's inbox beside the outboxes that it listens to, in the order of event ids.
  private static final class Listener {

    private final Books books;
    private final Participant consumer;
    private final DeadLetters deadLetters;
    private final Findings findings;
    private final Instant settled;
    private final Map<Participant, TopicLog.Dropped> forgotten = new EnumMap<>(Participant.class);
    private final Instant keptSince;
    private long compared;

    Listener(Books books, Participant consumer, Findings findings) {
      this.books = books;
      this.consumer = consumer;
      this.deadLetters = books.deadLetters();
      this.findings = findings;
      this.keptSince =
          heard().keySet().stream()
              .map(books::outboxKeptSince)
              .max(Comparator.naturalOrder())
              .orElse(Instant.EPOCH);
      this.settled =
          Instant.now().minus(Duration.ofMillis((long) (books.settlingSeconds() * 1_000)));
    }

    long compare() {
      List<Cursor<EventId, Said>> outboxes = new ArrayList<>();
      try (Cursor<EventId, TakenIn> inbox =
          books.of(consumer).cursor(INBOX, TakenIn::read, consumer.serviceName())) {
        heard().forEach((speaker, types) -> listenTo(speaker, types, outboxes));
        Optional<Cursor<EventId, Said>> next = earliest(outboxes);
        while (next.isPresent()) {
          Said said = next.get().take().orElseThrow();
          compare(said, inbox.takeAt(said.key(), this::nobodySaid));
          next = earliest(outboxes);
        }
        inbox.takeRest(this::nobodySaid);
      } finally {
        outboxes.forEach(Cursor::close);
      }
      return compared;
    }

    /// A service that can be made anew from its topics knows no more than they keep.
    private void listenTo(
        Participant speaker,
        Set<Class<? extends PlatformEvent>> types,
        List<Cursor<EventId, Said>> outboxes) {
      outboxes.add(Said.ofTypes(books, speaker, types));
      if (consumer.topic().isEmpty()) {
        String topic = speaker.topic().orElseThrow().wireName();
        forgotten.put(speaker, books.topics().droppedFrom(topic));
      }
    }

    private Map<Participant, Set<Class<? extends PlatformEvent>>> heard() {
      return OrderSaga.consumedBy(consumer).stream()
          .collect(groupingBy(OrderSaga::producerOf, toCollection(HashSet::new)));
    }

    private static Optional<Cursor<EventId, Said>> earliest(List<Cursor<EventId, Said>> outboxes) {
      return outboxes.stream()
          .filter(it -> it.peek().isPresent())
          .min(Comparator.comparing(it -> it.peek().orElseThrow().key()));
    }

    private void compare(Said said, Optional<TakenIn> taken) {
      if (taken.isPresent()) {
        compared++;
      } else if (said.isPublished()
          && said.occurredAt().isBefore(settled)
          && forgotten.values().stream().noneMatch(said::isDroppedFrom)
          && !deadLetters.holds(consumer.serviceName(), said.key())) {
        findings.suspected("%s: %s has not taken it in".formatted(said, consumer.serviceName()));
      }
    }

    private void nobodySaid(TakenIn taken) {
      if (taken.key().wasMadeBefore(keptSince)) {
        return;
      }
      findings.suspected(
          "event %s: %s took it in, but nobody said it"
              .formatted(taken.key(), consumer.serviceName()));
    }
  }
}
