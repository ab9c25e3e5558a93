package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.scaling.Place.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// What a rate takes, so that nothing is busier than the target.
///
/// @param rate checkouts in a second
/// @param partitions of each topic
record Plan(double rate, Traffic traffic, int partitions, Map<Place, Size> sizes) {

  /// More than any rate of the page asks for.
  private static final int MOST_DATABASES = 10_000;

  private static final double MOST_TOO_BUSY = 1.25;

  static Plan of(double rate, Costs costs) {
    Traffic traffic = traffic(rate, costs);
    Map<Place, Size> sizes = new LinkedHashMap<>();
    sizes.put(Place.GATEWAYS, pods(rate * costs.gateway()));
    int partitions = partitions(rate, traffic, costs);
    for (Participant service : Participant.values()) {
      int databases = databases(rate, service, traffic, costs);
      Size pods =
          pods(
              rate * costs.service(service, traffic)
                  + 1_000 * databases * costs.of(service).idleRelay());
      sizes.put(Place.of(Kind.PODS, service), pods);
      sizes.put(
          Place.of(Kind.CONSUMERS, service),
          consumers(rate, service, traffic, costs, pods.units(), partitions));
      double rows = rate * traffic.rows(service) * costs.relayed() / 1_000;
      if (rows > 0) {
        sizes.put(Place.of(Kind.RELAYS, service), new Size(rows, databases, 1));
      }
      sizes.put(
          Place.of(Kind.DATABASES, service),
          database(rate * costs.database(service, traffic) / 1_000, databases));
    }
    sizes.put(Place.BROKERS, brokers(rate, traffic, costs));
    return new Plan(rate, traffic, partitions, sizes);
  }

  /// The more databases the stock has, the more of them a basket meets, and the more work it is.
  private static Traffic traffic(double rate, Costs costs) {
    return IntStream.rangeClosed(1, MOST_DATABASES)
        .filter(it -> databases(rate, Participant.INVENTORY, Traffic.divided(it), costs) <= it)
        .mapToObj(Traffic::divided)
        .findFirst()
        .orElseThrow();
  }

  private static Size pods(double busyMs) {
    return Size.enough(busyMs / 1_000, Premise.POD_CORES.whole(), Premise.FEWEST.whole());
  }

  private static double consuming(double rate, Participant service, Traffic traffic, Costs costs) {
    return rate * costs.consumers(service, traffic) / 1_000;
  }

  /// Doubled until there is one for each consumer of the group that needs most.
  private static int partitions(double rate, Traffic traffic, Costs costs) {
    int needed = 1;
    for (Participant service : Participant.values()) {
      needed =
          Math.max(needed, Size.enough(consuming(rate, service, traffic, costs), 1, 1).units());
    }
    int partitions = Topic.PARTITIONS;
    while (partitions < needed) {
      partitions *= 2;
    }
    return partitions;
  }

  /// Each pod has one at least, and each has as many partitions as any other.
  private static Size consumers(
      double rate, Participant service, Traffic traffic, Costs costs, int pods, int partitions) {
    double busy = consuming(rate, service, traffic, costs);
    int needed = Size.enough(busy, 1, Math.min(pods, partitions)).units();
    int fitting =
        IntStream.rangeClosed(needed, partitions)
            .filter(it -> partitions % it == 0)
            .findFirst()
            .orElseThrow();
    return new Size(busy, fitting, 1);
  }

  /// Enough for the work, and one for each relay.
  private static int databases(double rate, Participant service, Traffic traffic, Costs costs) {
    double working = rate * costs.database(service, traffic) / 1_000;
    double relaying = rate * traffic.rows(service) * costs.relayed() / 1_000;
    return Math.max(
        Size.enough(working, Premise.DATABASE_CORES.whole(), 1).units(),
        Size.enough(relaying, 1, 1).units());
  }

  private static Size database(double busy, int databases) {
    int cores = (int) Math.ceil(busy / (databases * Premise.TARGET.value()));
    return new Size(busy, databases, Math.max(2, cores));
  }

  private static Size brokers(double rate, Traffic traffic, Costs costs) {
    double records = 0;
    for (Participant service : Participant.values()) {
      records += traffic.rows(service);
    }
    double busy = rate * records * costs.record() * Premise.COPIES.value() / 1_000;
    int brokers = Size.enough(busy, Premise.BROKER_CORES.whole(), Premise.COPIES.whole()).units();
    int cores = (int) Math.ceil(busy / (brokers * Premise.TARGET.value()));
    return new Size(busy, brokers, Math.max(2, cores));
  }

  Size size(Place place) {
    return Objects.requireNonNull(sizes.get(place), place.toString());
  }

  Size size(Kind kind, Participant service) {
    return size(Place.of(kind, service));
  }

  /// What is busiest of all of which about a tenth can be taken away, and not only a half. Where
  /// everything is small, of that of which least is taken away.
  Place scarcest() {
    double least =
        sizes.values().stream().mapToDouble(Plan::busyWithATenthLess).min().orElseThrow();
    return sizes.entrySet().stream()
        .filter(it -> busyWithATenthLess(it.getValue()) <= Math.max(MOST_TOO_BUSY, least))
        .max(Comparator.comparingDouble(it -> it.getValue().utilisation()))
        .orElseThrow()
        .getKey();
  }

  private static double busyWithATenthLess(Size size) {
    return size.oneTenthTooSmall().utilisation();
  }

  /// The same with another size of one place.
  Plan with(Place place, Size size) {
    Map<Place, Size> changed = new HashMap<>(sizes);
    changed.put(place, size);
    return new Plan(rate, traffic, partitions, changed);
  }
}
