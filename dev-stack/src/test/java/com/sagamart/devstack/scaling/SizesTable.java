package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.scaling.Place.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The plans of all rates, side by side.
record SizesTable(List<Plan> plans, Measurement measured, Costs costs) {

  private static final double MEGA = 1e6;
  private static final double TERA = 1e12;

  String render() {
    List<String> heads = new ArrayList<>(List.of("checkouts in a second"));
    plans.forEach(plan -> heads.add(Table.number(plan.rate())));
    Table table = new Table(heads.toArray(String[]::new));
    row(table, "cores at work, of all", plan -> Table.number(coresAtWork(plan)));
    row(table, "partitions of each topic", plan -> "" + plan.partitions());
    row(table, "gateway: pods", plan -> "" + plan.size(Place.GATEWAYS).units());
    for (Participant service : Participant.values()) {
      row(
          table,
          service.serviceName() + ": pods, consumers in all, databases × vCPU",
          plan ->
              "%d, %d, %s"
                  .formatted(
                      plan.size(Kind.PODS, service).units(),
                      plan.size(Kind.CONSUMERS, service).units(),
                      machines(plan.size(Kind.DATABASES, service))));
    }
    row(table, "Kafka: brokers × vCPU", plan -> machines(plan.size(Place.BROKERS)));
    row(table, "databases that a basket meets", plan -> Table.number(plan.traffic().pieces()));
    row(table, "connections to a database of order-service", this::connections);
    row(table, "memory of all pods", this::memory);
    row(table, "WAL: MB/s in all, of a database of order-service", this::wal);
    row(table, "Kafka: MB/s written, all copies", plan -> mega(storage(plan).topics()));
    row(table, "disk for topics, all copies", plan -> tera(storage(plan).kept()));
    row(table, "databases grow in a day by at most", plan -> tera(storage(plan).growth()));
    return table.toString();
  }

  private void row(Table table, String what, Function<Plan, String> cell) {
    List<String> cells = new ArrayList<>(List.of(what));
    plans.forEach(plan -> cells.add(cell.apply(plan)));
    table.row(cells);
  }

  private static double coresAtWork(Plan plan) {
    return plan.sizes().entrySet().stream()
        .filter(it -> it.getKey().kind() != Kind.CONSUMERS && it.getKey().kind() != Kind.RELAYS)
        .mapToDouble(it -> it.getValue().busy())
        .sum();
  }

  private static String machines(Size size) {
    return size.units() + " × " + size.each();
  }

  /// When a pod meets one database only, and when it meets all.
  private String connections(Plan plan) {
    int pods = plan.size(Kind.PODS, Participant.ORDER).units();
    int databases = plan.size(Kind.DATABASES, Participant.ORDER).units();
    int pool = Premise.CONNECTIONS_OF_A_POD.whole();
    return "%,d by userId, %,d by orderId"
        .formatted(Math.ceilDiv(pods, databases) * pool, pods * pool);
  }

  private String memory(Plan plan) {
    if (measured.cost().memoryMegabytes().isEmpty()) {
      return "not in the line";
    }
    double megabytes = memory("gateway", plan.size(Place.GATEWAYS));
    megabytes +=
        Arrays.stream(Participant.values())
            .mapToDouble(it -> memory(it.serviceName(), plan.size(Kind.PODS, it)))
            .sum();
    return Table.number(megabytes / 1_024) + " GB";
  }

  private double memory(String process, Size pods) {
    return (double) measured.cost().memoryMegabytes().getOrDefault(process, 0L) * pods.units();
  }

  private String wal(Plan plan) {
    int databases = plan.size(Kind.DATABASES, Participant.ORDER).units();
    return mega(storage(plan).wal())
        + ", "
        + mega(storage(plan).wal(Participant.ORDER) / databases);
  }

  private Storage storage(Plan plan) {
    return new Storage(plan, costs);
  }

  private static String mega(double bytes) {
    return Table.number(bytes / MEGA);
  }

  private static String tera(double bytes) {
    return Table.number(bytes / TERA) + " TB";
  }
}
