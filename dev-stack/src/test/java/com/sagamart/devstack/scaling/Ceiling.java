package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A rate beyond which something, as it is built, is not enough.
///
/// @param rate where it is as busy as the target allows
/// @param way what helps
record Ceiling(String what, double rate, String why, String way) {

  private static final double SECONDS_WITHOUT_A_RELAY = 60;

  /// In the order in which a growing rate meets them.
  static List<Ceiling> all(Measurement measured, Costs costs) {
    return Stream.of(ofOneMachine(measured), ofThreads(costs), ofServers(measured, costs))
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(Ceiling::rate))
        .toList();
  }

  private static List<Ceiling> ofOneMachine(Measurement measured) {
    return List.of(
        new Ceiling(
            "the measured machine",
            measured.rate(),
            "its %d cores are full, with the load generator on them"
                .formatted(measured.machine().cores()),
            "more machines"));
  }

  private static List<Ceiling> ofThreads(Costs costs) {
    Traffic traffic = Traffic.undivided();
    Participant slowest = dearest(it -> costs.consumers(it, traffic));
    Participant loudest = dearest(traffic::rows);
    double consumer = rateOf(1, costs.consumers(slowest, traffic));
    return List.of(
        new Ceiling(
            "one consumer of " + slowest.serviceName(),
            consumer,
            "a replica has one, however many cores it has",
            "more replicas, or more consumers in each"),
        new Ceiling(
            "one product that everybody buys",
            rateOf(1, costs.consumers(Participant.INVENTORY, traffic)),
            "a batch holds its row until it commits, so consumers take turns, however many there are",
            "its stock in several rows, each with a share"),
        new Ceiling(
            Topic.PARTITIONS + " partitions",
            consumer * Topic.PARTITIONS,
            "no more consumers of " + slowest.serviceName() + " can share the work",
            "more partitions, doubled: an order under way may change its own, which the saga bears"),
        new Ceiling(
            "one relay of " + loudest.serviceName(),
            rateOf(1, traffic.rows(loudest) * costs.relayed()),
            "a slot has one reader, and each checkout is %.0f rows for it"
                .formatted(traffic.rows(loudest)),
            "several slots, each with a part of the rows; then several databases"),
        new Ceiling(
            "one gateway",
            rateOf(Premise.POD_CORES.value(), costs.gateway()),
            "several count a user's requests together only with a store for that",
            "rate limits in a store that all share"));
  }

  private static List<Ceiling> ofServers(Measurement measured, Costs costs) {
    Traffic traffic = Traffic.undivided();
    Participant heaviest = dearest(it -> costs.database(it, traffic));
    double pods = Premise.CONNECTIONS_OF_A_SERVER.value() / Premise.CONNECTIONS_OF_A_POD.value();
    double ofServices =
        Arrays.stream(Participant.values()).mapToDouble(it -> costs.service(it, traffic)).sum();
    return List.of(
        new Ceiling(
            "connections to one server of all databases",
            rateOf(pods * Premise.POD_CORES.value(), ofServices),
            "%.0f pods of %d connections are all it admits"
                .formatted(pods, Premise.CONNECTIONS_OF_A_POD.whole()),
            "a server for each database, and smaller pools"),
        new Ceiling(
            "cores of one server of all databases",
            rateOf(Premise.DATABASE_CORES.value(), measured.cost().cpuMsOf("postgres")),
            "%d are the largest".formatted(Premise.DATABASE_CORES.whole()),
            "a server for each database"),
        new Ceiling(
            "cores of one database of " + heaviest.serviceName(),
            rateOf(Premise.DATABASE_CORES.value(), costs.database(heaviest, traffic)),
            "%d are the largest".formatted(Premise.DATABASE_CORES.whole()),
            "several databases, by key"),
        new Ceiling(
            "a minute without a relay",
            Premise.GIGABYTES_FOR_A_SLOT.value()
                * (1 << 30)
                / SECONDS_WITHOUT_A_RELAY
                / measured.cost().walBytes(),
            "the server drops the log behind the slot, and events come late, by the reconciler",
            "more disk for slots, and a server for each database"));
  }

  /// Where so many servers are as busy as they may be.
  private static double rateOf(double servers, double millis) {
    return servers * Premise.TARGET.value() * 1_000 / millis;
  }

  private static Participant dearest(ToDoubleFunction<Participant> cost) {
    return Arrays.stream(Participant.values()).max(Comparator.comparingDouble(cost)).orElseThrow();
  }
}
