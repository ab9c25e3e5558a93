package com.sagamart.devstack.bench;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.PublishedEvent;
import com.sagamart.devstack.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Where the time of paid orders went, from what their events say: each tells when it happened, and
/// its record when the relay handed it to Kafka. Between the two lie the rest of the transaction
/// and the relay; between a record and the next event lie Kafka, the consumer and its work.
final class Waterfall {

  private static final int DIGITS = 3;
  private static final double MICROS = 1e3;

  /// The events of an order that is paid, in their order. Without a coupon there is no third.
  enum Step {
    ORDER_PLACED,
    STOCK_RESERVED,
    COUPON_APPLIED,
    WALLET_DEBITED,
    ORDER_PAID
  }

  /// A stretch of the way, in milliseconds.
  ///
  /// @param orders how many went it
  record Hop(String what, long orders, double p50, double p99) {}

  private record Moments(Instant happened, Instant handedOver) {}

  private final Map<String, Map<Step, Moments>> orders = new HashMap<>();

  /// The hops of the orders that were placed and paid between these times.
  static List<Hop> between(Instant from, Instant to, TopicReader topics) {
    Waterfall waterfall = new Waterfall();
    for (Topic topic : Topic.values()) {
      topics.read(
          topic.wireName(),
          each -> {
            PublishedEvent event = PublishedEvent.of(each);
            if (event.at().isAfter(from) && event.at().isBefore(to)) {
              waterfall.note(event.subject(), event.type(), event.at(), each.timestamp());
            }
          });
    }
    return waterfall.hops();
  }

  /// Notes an event; the first of its kind counts.
  void note(String order, String type, Instant happened, long handedOverMillis) {
    for (Step step : Step.values()) {
      if (step.name().equals(type)) {
        orders
            .computeIfAbsent(order, _ -> new EnumMap<>(Step.class))
            .putIfAbsent(step, new Moments(happened, Instant.ofEpochMilli(handedOverMillis)));
      }
    }
  }

  List<Hop> hops() {
    Map<Step, Histogram> reached = new EnumMap<>(Step.class);
    Map<Step, Histogram> relayed = new EnumMap<>(Step.class);
    Histogram whole = new Histogram(DIGITS);
    for (Map<Step, Moments> order : orders.values()) {
      Moments placed = order.get(Step.ORDER_PLACED);
      Moments paid = order.get(Step.ORDER_PAID);
      if (placed != null && paid != null) {
        follow(order, reached, relayed);
        record(whole, placed.happened, paid.happened);
      }
    }
    List<Hop> hops = new ArrayList<>();
    for (Step step : Step.values()) {
      add(hops, "to " + step, reached.get(step));
      add(hops, step + " to its topic", relayed.get(step));
    }
    add(hops, "the whole saga", whole);
    return hops;
  }

  private static void follow(
      Map<Step, Moments> order, Map<Step, Histogram> reached, Map<Step, Histogram> relayed) {
    Instant before = null;
    for (Step step : order.keySet()) {
      Moments moments = order.get(step);
      if (before != null) {
        record(reached.computeIfAbsent(step, _ -> new Histogram(DIGITS)), before, moments.happened);
      }
      before = moments.handedOver;
      record(relayed.computeIfAbsent(step, _ -> new Histogram(DIGITS)), moments.happened, before);
    }
  }

  /// A record's time is in whole milliseconds, so it may seem to be older than its event.
  private static void record(Histogram histogram, Instant from, Instant to) {
    histogram.recordValue(Math.max(0, Duration.between(from, to).toNanos() / 1_000));
  }

  private static void add(List<Hop> hops, String what, @Nullable Histogram micros) {
    if (micros != null && micros.getTotalCount() > 0) {
      hops.add(
          new Hop(
              what,
              micros.getTotalCount(),
              micros.getValueAtPercentile(50) / MICROS,
              micros.getValueAtPercentile(99) / MICROS));
    }
  }
}
