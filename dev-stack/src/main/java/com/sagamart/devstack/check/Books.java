package com.sagamart.devstack.check;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.deadletters.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that the platform has written down, at one moment: each database as it was, and the topics.
///
/// The moments follow one another within milliseconds, in an order that matters. What the topics
/// held before is in the outboxes. What others know of an order is older than what its own database
/// says, so every order that they know is there.
final class Books implements AutoCloseable {

  private static final List<Participant> ORDER_LAST =
      List.of(
          Participant.RANKING,
          Participant.WALLET,
          Participant.COUPON,
          Participant.INVENTORY,
          Participant.ORDER);

  private static final String KEPT_SINCE =
      """
      SELECT CASE kept_since WHEN '-infinity' THEN 0 ELSE extract(epoch FROM kept_since) * 1000 END::bigint
      FROM outbox_horizon
      """;

  private final Map<Participant, Snapshot> snapshots = new EnumMap<>(Participant.class);
  private final TopicLog topics;
  private final Duration settling;
  private @Nullable DeadLetters deadLetters;

  /// @param settling how old something must be before two databases are compared on it
  Books(Stack stack, Duration settling) {
    this.settling = settling;
    this.topics = new TopicLog(stack.bootstrapServers());
    try {
      ORDER_LAST.forEach(it -> snapshots.put(it, Snapshot.of(stack, databaseOf(stack, it))));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static String databaseOf(Stack stack, Participant participant) {
    return stack.database(participant.serviceName());
  }

  Snapshot of(Participant participant) {
    return Objects.requireNonNull(snapshots.get(participant));
  }

  /// Since when this service's outbox has all that it said; earlier events are on their topics
  /// alone. A little later than it says itself, since an id is made after its event.
  Instant outboxKeptSince(Participant speaker) {
    return Instant.ofEpochMilli(of(speaker).number(KEPT_SINCE)).plus(EventsAndTopics.A_MINUTE);
  }

  Snapshot wallet() {
    return of(Participant.WALLET);
  }

  Snapshot coupon() {
    return of(Participant.COUPON);
  }

  Snapshot inventory() {
    return of(Participant.INVENTORY);
  }

  Snapshot orders() {
    return of(Participant.ORDER);
  }

  Snapshot ranking() {
    return of(Participant.RANKING);
  }

  TopicLog topics() {
    return topics;
  }

  /// Read once, when they are first asked for.
  DeadLetters deadLetters() {
    DeadLetters read = deadLetters;
    if (read == null) {
      Decisions decisions = new Decisions();
      snapshots.values().forEach(it -> it.each(Decisions.QUERY, decisions::note));
      read = DeadLetters.in(topics, decisions);
      deadLetters = read;
    }
    return read;
  }

  /// How old something must be before two databases are compared on it, in seconds.
  double settlingSeconds() {
    return settling.toMillis() / 1e3;
  }

  @Override
  public void close() {
    snapshots.values().forEach(Snapshot::close);
    topics.close();
  }
}
