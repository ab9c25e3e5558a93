package com.sagamart.devstack.scaling;

import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.scaling.Measurement.Apart;
import java.util.List;

/// Writes `docs/SCALING.md` from what was measured.
record ScalingPage(Measurement measured, Apart apart, Costs costs, List<Rehearsal> rehearsals) {

  /// The page as Markdown.
  String render() {
    return """
        # Scaling

        What it would take to serve %1$s checkouts a second. Computed by
        `dev-stack/src/test/java/com/sagamart/devstack/scaling` from `%2$s`; tests fail when this page is stale, and when
        a simulation of its sizes comes to anything else.

        **Measured** is `checkout` of one `./sagamart bench all` (%3$s): %4$s of %5$s ms each, on %6$d cores. What a
        checkout takes differs by half [between runs](PERFORMANCE.md#measured), and so may all that follows.
        **All the rest is a projection.** Nobody has run this at such rates, and nothing that divides a database is
        built. It takes for granted that a step costs at any rate what it cost there. Larger batches make steps cheaper;
        networks, tables that fill the memory and keys that are not evenly used make them dearer. Refused and cancelled
        orders, browsing, charging and claiming are left out, and so are the [rests between batches](adr/0013-batches-rest.md),
        which add some 65 ms to a saga where there is processor enough.

        ## Which key divides what

        | what | today | divided by | |
        |---|---|---|---|
        | gateway | any number | nothing | a request may take any; they count rate limits together where there is a store for that |
        | topics | %7$d partitions | `orderId` | events of one order stay in order. Once databases are divided, `userId` is better: an order has one user, so a consumer then meets one database of orders, coupons and wallets, and not all |
        | orders | one database | `userId` | a user's list is one query. The order's number must name its database, for whoever has only that |
        | coupons | one database | `userId` | who holds what, and the use of it. What is left of a coupon is one row: it stays in one place, or each database has a share of it |
        | wallets | one database | `userId` | a wallet is one row and its ledger, and a user spends no faster than the rate limit |
        | stock | one database | `productId` | the one thing that no key shares with the rest. A basket of %8$d products meets up to %8$d databases: each reserves its piece and says so, and who refuses makes the others release theirs. The saga's map does not have that yet |
        | ranking | one database | `productId` | the top of all is found in the tops of each |
        | relays | one for each database | as their database | |

        ## What breaks first, and why

        %9$s

        Each but the first, which was full, with the rate at which it is %10$s busy, one of each:

        %11$s

        Waiting places are not among them: the %12$s of one order-service would do for %13$s that take %14$s each, and its
        cores for %15$s.

        ## Sizes

        Nothing is busier than %10$s, and there are %16$d pods of everything at least.

        %17$s

        The database of order-service has to be divided from %18$s on for its relay, and from %23$s on for its cores; each
        part has a relay of its own. Of what databases grow by, outboxes and inboxes are forgotten after days and weeks, and
        orders, ledgers and sales stay: that has to be archived.

        ## Simulated

        Seeded arrivals by chance on just these machines, event by event as the saga's map says, with the costs of single
        steps as they were measured, each drawn from an exponential distribution. First as planned; then with a tenth less
        of the scarcest than its work needs: the queue grows for as long as it lasts, here for %19$s seconds.

        %20$s

        ## What goes in

        %21$s

        %22$s

        ## With a newer measurement

        ```sh
        grep '"scenario":"checkout",' .sagamart/bench/results.jsonl | tail -n 1 > %2$s
        mvn -q test -pl dev-stack -am -Dtest='com.sagamart.devstack.scaling.*Test' \\
          -Dsurefire.failIfNoSpecifiedTests=false -Dsagamart.write=true
        ```
        """
        .formatted(
            rehearsals.stream().map(it -> Table.number(it.plan().rate())).collect(joining(", ")),
            Measurement.FILE,
            "commit `%s`".formatted(measured.commit()),
            Table.rate(measured.rate()),
            Table.number(measured.cost().cpuMsOfAll()),
            measured.machine().cores(),
            Topic.PARTITIONS,
            Premise.LINES.whole(),
            passed(),
            Table.percent(Premise.TARGET.value()),
            ceilings(),
            Table.number(Premise.WAITING_PLACES.value()),
            Table.rate(1_000 * Premise.WAITING_PLACES.value() / Premise.SAGA_MS.value()),
            Premise.SAGA_MS.shown(),
            Table.rate(rateOfAnOrderPod()),
            Premise.FEWEST.whole(),
            new SizesTable(plans(), measured, costs).render(),
            Table.rate(rateOfAnOrderRelay()),
            rehearsals.stream().map(it -> "" + it.lasts().toSeconds()).collect(joining(", ")),
            simulated(),
            new Inputs(measured, apart, costs).steps(),
            Inputs.premises(),
            Table.rate(rateOfAnOrderDatabase()));
  }

  private List<Plan> plans() {
    return rehearsals.stream().map(Rehearsal::plan).toList();
  }

  private double rateOfAnOrderPod() {
    double millis = costs.service(Participant.ORDER, Traffic.undivided());
    return 1_000 * Premise.POD_CORES.value() * Premise.TARGET.value() / millis;
  }

  private double rateOfAnOrderRelay() {
    double rows = Traffic.undivided().rows(Participant.ORDER);
    return 1_000 * Premise.TARGET.value() / (rows * costs.relayed());
  }

  private double rateOfAnOrderDatabase() {
    double millis = costs.database(Participant.ORDER, Traffic.undivided());
    return 1_000 * Premise.DATABASE_CORES.value() * Premise.TARGET.value() / millis;
  }

  /// For each rate what the ones before it did not meet.
  private String passed() {
    double before = 0;
    StringBuilder lines = new StringBuilder();
    for (Plan plan : plans()) {
      double from = before;
      String met =
          Ceiling.all(measured, costs).stream()
              .filter(it -> it.rate() >= from && it.rate() < plan.rate())
              .map(it -> it.what() + " (" + it.why() + ")")
              .collect(joining("; "));
      lines.append(
          "- **%s**: %s.\n"
              .formatted(Table.rate(plan.rate()), met.isEmpty() ? "nothing more" : met));
      before = plan.rate();
    }
    return lines.toString().stripTrailing();
  }

  private String ceilings() {
    Table table = new Table("what", "up to", "what helps");
    Ceiling.all(measured, costs)
        .forEach(it -> table.row(it.what(), Table.rate(it.rate()), it.way()));
    return table.toString();
  }

  private String simulated() {
    Table table =
        new Table(
            "rate", "p50", "p99", "scarcest", "planned", "simulated", "a tenth too small: p99");
    for (Rehearsal it : rehearsals) {
      Place scarcest = it.plan().scarcest();
      Size size = it.plan().size(scarcest);
      table.row(
          Table.rate(it.plan().rate()),
          millis(it.planned(), 50),
          millis(it.planned(), 99),
          "%d %s".formatted(size.units(), scarcest),
          Table.percent(size.utilisation()),
          Table.percent(it.planned().busy(scarcest) / (size.units() * size.each())),
          it.tooSmall()
              .map(late -> "%s, of %d".formatted(millis(late, 99), size.oneTenthTooSmall().units()))
              .orElse("not tried"));
    }
    return table.toString();
  }

  private static String millis(Outcome outcome, double percentile) {
    return "%.0f ms".formatted(outcome.millisAt(percentile));
  }

  static ScalingPage ofRepository() {
    return new ScalingPage(
        Measurement.ofRepository(), Apart.ofRepository(), Costs.ofRepository(), Rehearsal.all());
  }
}
