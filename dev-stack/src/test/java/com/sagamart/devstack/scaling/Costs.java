package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.scaling.Measurement.Apart;
import com.sagamart.devstack.scaling.Measurement.Cost;
import com.sagamart.devstack.scaling.Measurement.Parts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// What each step of a checkout costs: what was measured of processes, divided by how often each
/// does what. Times are milliseconds, of one core.
///
/// PostgreSQL's time and log are divided evenly over steps, because one server was measured for all
/// databases. A step is a request, an event taken in, or a row for the relay.
///
/// @param gateway one request in the gateway
/// @param relayed one row, while its relay does nothing else
/// @param record one record, in each broker that has it
/// @param hopMs from a committed row to its consumer, at little load
record Costs(
    Map<Participant, Bill> bills,
    double gateway,
    double relayed,
    double record,
    double recordBytes,
    double stepWalBytes,
    double hopMs) {

  static Costs ofRepository() {
    return of(Measurement.ofRepository(), Apart.ofRepository());
  }

  static Costs of(Measurement measured, Apart apart) {
    Cost cost = measured.cost();
    double records = ofAll(Traffic.undivided()::rows);
    double steps = ofAll(Costs::steps);
    double step = cost.cpuMsOf("postgres") / steps;
    Traffic traffic = Traffic.undivided();
    Map<Participant, Bill> bills = new EnumMap<>(Participant.class);
    for (Participant service : Participant.values()) {
      Parts parts = apart.partsOf(service.serviceName(), service.topic().isPresent());
      double millis = cost.cpuMsOf(service.serviceName());
      double relaying = apart.relayRowMs() * traffic.rows(service);
      double idle = Math.max(0, parts.relay() * millis - relaying) * measured.rate() / 1_000;
      bills.put(
          service,
          new Bill(
              parts.requests() * millis,
              parts.consumer() * millis / traffic.taken(service),
              apart.relayRowMs(),
              idle,
              stepsAsked(service) * step,
              (steps(service) - stepsAsked(service)) / traffic.taken(service) * step));
    }
    return new Costs(
        bills,
        cost.cpuMsOf("gateway"),
        1_000 / apart.relayRowsPerSecond(),
        cost.cpuMsOf("kafka") / records,
        cost.kafkaBytes() / records,
        cost.walBytes() / steps,
        apart.hopMs());
  }

  /// A request writes its row for the relay as well.
  private static double stepsAsked(Participant service) {
    return 2 * Traffic.asked(service);
  }

  private static double steps(Participant service) {
    Traffic traffic = Traffic.undivided();
    return Traffic.asked(service) + traffic.taken(service) + traffic.rows(service);
  }

  private static double ofAll(ToDoubleFunction<Participant> share) {
    return Arrays.stream(Participant.values()).mapToDouble(share).sum();
  }

  Bill of(Participant service) {
    return Objects.requireNonNull(bills.get(service));
  }

  /// Of one checkout, in a service, without what its relays take to look for rows.
  double service(Participant service, Traffic traffic) {
    Bill bill = of(service);
    return bill.request()
        + bill.take() * traffic.taken(service)
        + bill.relay() * traffic.rows(service);
  }

  /// Of one checkout, in a service's databases.
  double database(Participant service, Traffic traffic) {
    Bill bill = of(service);
    return bill.requestInDatabase() + bill.takeInDatabase() * traffic.taken(service);
  }

  /// Of one checkout, in the consumers of a service.
  double consumers(Participant service, Traffic traffic) {
    return of(service).consumer() * traffic.taken(service);
  }

  /// Bytes of the log that one checkout leaves in a service's databases.
  double walBytes(Participant service, Traffic traffic) {
    double steps = stepsAsked(service);
    double taken = traffic.taken(service) / Traffic.undivided().taken(service);
    return stepWalBytes * (steps + (steps(service) - steps) * taken);
  }
}
