package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.scaling.Place.Kind;
import com.sagamart.devstack.scaling.Worker.Work;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The machines and threads of a plan.
///
/// @param <T> what relays and consumers take
final class Shop<T> {

  private final Map<Kind, Map<Participant, Machines>> machines = new EnumMap<>(Kind.class);
  private final Machines gateways;
  private final Machines brokers;
  private final Map<Participant, List<Worker<T>>> relays = new EnumMap<>(Participant.class);
  private final Map<Participant, List<Worker<T>>> consumers = new EnumMap<>(Participant.class);

  /// @param relay what the relay of this number does
  /// @param consumer what the consumer of this number does
  Shop(
      Plan plan,
      BiFunction<Participant, Integer, Work<T>> relay,
      BiFunction<Participant, Integer, Work<T>> consumer) {
    gateways = Machines.of(plan.size(Place.GATEWAYS));
    brokers = Machines.of(plan.size(Place.BROKERS));
    for (Kind kind : Kind.values()) {
      Map<Participant, Machines> ofKind = new EnumMap<>(Participant.class);
      machines.put(kind, ofKind);
      for (Participant service : Participant.values()) {
        if (plan.sizes().containsKey(Place.of(kind, service))) {
          ofKind.put(service, Machines.of(plan.size(kind, service)));
        }
      }
    }
    for (Participant service : Participant.values()) {
      consumers.put(
          service,
          workers(plan.size(Kind.CONSUMERS, service), Premise.EVENTS_OF_A_POLL, service, consumer));
      if (service.topic().isPresent()) {
        relays.put(
            service,
            workers(plan.size(Kind.RELAYS, service), Premise.ROWS_OF_A_RELAY, service, relay));
      }
    }
  }

  private static <T> List<Worker<T>> workers(
      Size size,
      Premise together,
      Participant service,
      BiFunction<Participant, Integer, Work<T>> work) {
    return IntStream.range(0, size.units())
        .mapToObj(number -> new Worker<>(together.whole(), work.apply(service, number)))
        .toList();
  }

  Machines gateways() {
    return gateways;
  }

  Machines brokers() {
    return brokers;
  }

  Machines at(Kind kind, Participant service) {
    return Objects.requireNonNull(Objects.requireNonNull(machines.get(kind)).get(service));
  }

  /// Milliseconds of work, by place.
  Map<Place, Double> worked() {
    Map<Place, Double> worked = new HashMap<>();
    worked.put(Place.GATEWAYS, gateways.worked());
    worked.put(Place.BROKERS, brokers.worked());
    machines.forEach(
        (kind, ofKind) ->
            ofKind.forEach((service, all) -> worked.put(Place.of(kind, service), all.worked())));
    return worked;
  }

  Worker<T> relay(Participant service, int number) {
    return of(Objects.requireNonNull(relays.get(service)), number);
  }

  Worker<T> consumer(Participant service, int number) {
    return of(Objects.requireNonNull(consumers.get(service)), number);
  }

  private static <M> M of(List<M> all, int number) {
    return all.get(number % all.size());
  }
}
