package com.sagamart.contracts.saga;

import static java.util.stream.Collectors.toCollection;

import com.sagamart.contracts.wire.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What one client of the brokers may do there and nobody else need: derived from the saga, for
/// whoever configures brokers.
///
/// @param user the name that it has there
/// @param writes names of topics
/// @param reads names of topics
/// @param group its consumer group
/// @param isPrefix whether its groups begin with that name, and are not called so
public record TopicRights(
    String user, Set<String> writes, Set<String> reads, String group, boolean isPrefix) {

  private static final String DATA_PLATFORM = "data-platform";

  public TopicRights {
    writes = Set.copyOf(writes);
    reads = Set.copyOf(reads);
  }

  /// Those of every client.
  public static List<TopicRights> all() {
    return Stream.concat(
            Arrays.stream(Participant.values()).map(TopicRights::of),
            Stream.of(ofTheDataPlatform()))
        .toList();
  }

  /// A service writes what it says, and the dead letters of what it reads.
  public static TopicRights of(Participant participant) {
    Set<String> reads = names(OrderSaga.subscriptionsOf(participant).stream());
    Set<String> writes =
        names(
            OrderSaga.MAP.stream()
                .filter(it -> it.by() == participant)
                .flatMap(it -> it.mayPublish().stream())
                .flatMap(it -> OrderSaga.topicsOf(it).stream()));
    reads.stream().map(Topic::deadLettersOf).forEach(writes::add);
    String name = participant.serviceName();
    return new TopicRights(name, writes, reads, name, false);
  }

  /// It reads what is its own, and writes nothing.
  public static TopicRights ofTheDataPlatform() {
    Set<String> reads = names(Topic.ofTheDataPlatform().stream());
    return new TopicRights(DATA_PLATFORM, Set.of(), reads, DATA_PLATFORM, true);
  }

  private static Set<String> names(Stream<Topic> topics) {
    return topics.map(Topic::wireName).collect(toCollection(TreeSet::new));
  }
}
