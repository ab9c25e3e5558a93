package com.sagamart.devstack.demo;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.PublishedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events that one order of one user causes.
final class Hops {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Set<String> DATA_PLATFORM =
      Topic.ofTheDataPlatform().stream().map(Topic::wireName).collect(toUnmodifiableSet());
  private static final String FIRST = "ORDER_PLACED";

  private final Function<Duration, List<PublishedEvent>> published;
  private final long user;

  /// Orders shown before: their last events may come late.
  private final Set<String> shown = new HashSet<>();

  /// @param published what was published within a time, and not told before
  Hops(Function<Duration, List<PublishedEvent>> published, long user) {
    this.published = published;
    this.user = user;
  }

  /// What was published for this user's latest order, once all of these types were, in the order in
  /// which it happened.
  List<PublishedEvent> await(Set<String> types) {
    List<PublishedEvent> seen = new ArrayList<>();
    Set<String> missing = new TreeSet<>(types);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!missing.isEmpty() && System.nanoTime() - deadline < 0) {
      for (PublishedEvent event : published.apply(GLANCE)) {
        if (isOurs(event)) {
          seen.add(event);
          missing.remove(event.type());
        }
      }
    }
    seen.sort(Comparator.comparing(PublishedEvent::at));
    seen.forEach(event -> shown.add(event.subject()));
    return seen;
  }

  private boolean isOurs(PublishedEvent event) {
    try {
      JsonNode content = JSON.readTree(event.json());
      return content.has("orderId")
          && content.path("userId").asLong(0) == user
          && !shown.contains(event.subject());
    } catch (JacksonException e) {
      return false;
    }
  }

  /// A line for each hop, with the time since the order was placed.
  static List<String> lines(List<PublishedEvent> events) {
    return events.stream().map(event -> line(event, start(events))).toList();
  }

  private static PublishedEvent start(List<PublishedEvent> events) {
    return events.stream()
        .filter(event -> event.type().equals(FIRST))
        .findFirst()
        .orElseGet(events::getFirst);
  }

  private static String line(PublishedEvent event, PublishedEvent start) {
    double milliseconds = Duration.between(start.at(), event.at()).toNanos() / 1e6;
    return String.format(
        Locale.ROOT,
        "    +%6.1f ms  %-16s %s%s",
        milliseconds,
        event.type(),
        event.service(),
        DATA_PLATFORM.contains(event.topic()) ? ", for the data platform" : "");
  }
}
