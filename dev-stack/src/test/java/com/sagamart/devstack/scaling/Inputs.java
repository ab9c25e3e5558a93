package com.sagamart.devstack.scaling;

import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.scaling.Measurement.Apart;
import java.util.Arrays;
import java.util.Locale;

/// All numbers that go into the model.
record Inputs(Measurement measured, Apart apart, Costs costs) {

  /// What a step costs, and how that was found.
  String steps() {
    Table table =
        new Table(
            "ms of one core",
            "a request",
            "in its database",
            "an event taken in",
            "in its database",
            "a row, in its relay's pod",
            "a relay that looks for rows",
            "of one checkout");
    table.row("gateway", small(costs.gateway()), "", "", "", "", "", small(costs.gateway()));
    Traffic traffic = Traffic.undivided();
    for (Participant service : Participant.values()) {
      Bill bill = costs.of(service);
      double all = costs.service(service, traffic) + costs.database(service, traffic);
      table.row(
          service.serviceName(),
          small(bill.request()),
          small(bill.requestInDatabase()),
          small(bill.take()) + " × " + Table.number(traffic.taken(service)),
          small(bill.takeInDatabase()),
          traffic.rows(service) == 0
              ? ""
              : small(bill.relay()) + " × " + Table.number(traffic.rows(service)),
          bill.idleRelay() == 0 ? "" : Table.percent(bill.idleRelay()) + " of a core",
          small(all));
    }
    return table
        + """


        Read from what each process used for one checkout, and how often each does what by the saga's map. PostgreSQL's
        %s ms and %s bytes of WAL are divided evenly over requests, events and rows, because one server was measured for
        all databases. Kafka: %s ms and %s bytes for each record. From `%s`: how the time of a service divides (profiled for
        %s; the others are taken to be like inventory-service); %s rows a second through one relay, on two busy cores, at
        %s ms each; and %s ms from a row to its consumer. What relays took beyond that they took for looking."""
            .formatted(
                small(measured.cost().cpuMsOf("postgres")),
                Table.number(measured.cost().walBytes()),
                small(costs.record()),
                Table.number(costs.recordBytes()),
                Apart.FILE,
                apart.parts().keySet().stream().sorted().collect(joining(" and ")),
                Table.number(apart.relayRowsPerSecond()),
                String.valueOf(apart.relayRowMs()),
                Table.number(apart.hopMs()));
  }

  private static String small(double millis) {
    return millis == 0 ? "" : String.format(Locale.ROOT, "%.2f", millis);
  }

  /// What was not measured.
  static String premises() {
    Table table = new Table("taken", "", "from");
    Arrays.stream(Premise.values())
        .forEach(
            it -> {
              String file = it.file();
              table.row(it.shown(), it.words(), file == null ? "chosen" : "`" + nameOf(file) + "`");
            });
    return table.toString();
  }

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
