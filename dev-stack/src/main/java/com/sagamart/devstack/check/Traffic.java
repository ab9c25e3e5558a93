package com.sagamart.devstack.check;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.server.ConsumerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// What is on its way: orders that nobody has decided, events that are not published, records that
/// are not taken in.
final class Traffic implements AutoCloseable {

  /// What was on its way has arrived long before: the reconciler publishes lost events after 40 s.
  private static final Duration ARRIVAL = Duration.ofSeconds(60);

  private static final String UNPUBLISHED =
      "SELECT count(*) FROM outbox WHERE published_at IS NULL AND occurred_at <= now() - ?::interval";

  private final Stack stack;
  private final Consumer<String> report;
  private final Map<Participant, ConsumerGroup> groups = new EnumMap<>(Participant.class);
  private List<String> said = List.of();

  Traffic(Stack stack, Consumer<String> report) {
    this.stack = stack;
    this.report = report;
    for (Participant each : Participant.values()) {
      groups.put(each, new ConsumerGroup(stack.bootstrapServers(), each.serviceName()));
    }
  }

  /// Waits until nothing is on its way any more: twice in a row, with the same ends of all topics,
  /// because what moves while one looks can be missed once.
  ///
  /// @return what still is; empty at rest
  List<String> awaitRest(Duration limit) {
    List<List<String>> looks = new ArrayList<>(List.of(List.of("not looked yet")));
    List<Map<TopicPartition, Long>> ends = new ArrayList<>(List.of(Map.of()));
    Patience.within(
        limit,
        Boolean.TRUE::equals,
        () -> {
          Map<TopicPartition, Long> now = group(Participant.ORDER).endOf(topics());
          boolean still = now.equals(ends.set(0, now));
          List<String> before = looks.set(0, tell(underWay()));
          return still && before.isEmpty() && looks.getFirst().isEmpty();
        });
    return looks.getFirst();
  }

  /// Waits until what is on its way at this moment has arrived; new work may follow.
  ///
  /// @return what has not arrived; empty when all has
  List<String> awaitArrival() {
    long begin = System.nanoTime();
    List<String> left =
        Patience.within(
            ARRIVAL,
            List::isEmpty,
            () -> tell(unpublished(Duration.ofNanos(System.nanoTime() - begin))));
    if (!left.isEmpty()) {
      return left;
    }
    Map<Participant, Map<TopicPartition, Long>> ends = ends();
    return Patience.within(ARRIVAL, List::isEmpty, () -> tell(notTakenIn(ends)));
  }

  private List<String> underWay() {
    List<String> all = new ArrayList<>(unpublished(Duration.ZERO));
    long pending = count(Participant.ORDER, "SELECT count(*) FROM orders WHERE status = 'PENDING'");
    if (pending > 0) {
      all.add("%,d orders are PENDING".formatted(pending));
    }
    all.addAll(notTakenIn(ends()));
    return all;
  }

  /// Where the topics that each reads end at this moment.
  private Map<Participant, Map<TopicPartition, Long>> ends() {
    Map<Participant, Map<TopicPartition, Long>> ends = new EnumMap<>(Participant.class);
    groups.forEach((each, group) -> ends.put(each, group.endOf(topicsOf(each))));
    return ends;
  }

  /// Events of before this age that are not marked as published.
  private List<String> unpublished(Duration age) {
    List<String> all = new ArrayList<>();
    for (Participant each : Participant.values()) {
      long events = count(each, UNPUBLISHED, age.toMillis() + " ms");
      if (events > 0) {
        all.add("%s has %,d events to publish".formatted(each.serviceName(), events));
      }
    }
    return all;
  }

  private List<String> notTakenIn(Map<Participant, Map<TopicPartition, Long>> ends) {
    List<String> all = new ArrayList<>();
    ends.forEach(
        (each, end) -> {
          long records = group(each).lagBehind(end);
          if (records > 0) {
            all.add("%s has %,d records to take in".formatted(each.serviceName(), records));
          }
        });
    return all;
  }

  private long count(Participant whose, String query, Object... parameters) {
    try (Snapshot now = Snapshot.of(stack, stack.database(whose.serviceName()))) {
      return now.number(query, parameters);
    }
  }

  private List<String> tell(List<String> now) {
    if (!now.isEmpty() && !now.equals(said)) {
      report.accept("  on its way: " + String.join(", ", now));
    }
    said = now;
    return now;
  }

  private ConsumerGroup group(Participant participant) {
    return Objects.requireNonNull(groups.get(participant));
  }

  private static List<String> topics() {
    return List.of(Topic.values()).stream().map(Topic::wireName).toList();
  }

  private static List<String> topicsOf(Participant participant) {
    return OrderSaga.subscriptionsOf(participant).stream().map(Topic::wireName).toList();
  }

  @Override
  public void close() {
    groups.values().forEach(ConsumerGroup::close);
  }
}
