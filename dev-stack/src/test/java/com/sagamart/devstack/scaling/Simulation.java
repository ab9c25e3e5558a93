package com.sagamart.devstack.scaling;

import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.saga.Reaction;
import com.sagamart.devstack.scaling.Place.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Checkouts that come by chance, on the machines of a plan, one event after another: through a
/// gateway and a replica of order-service into a database, through relays to consumers as the
/// saga's map says, and back to the client. Whoever comes to a core, a relay or a consumer that is
/// at work waits; relays and consumers take together what has come meanwhile.
///
/// Nothing of the plan's arithmetic is used but sizes and the costs of single steps.
final class Simulation {

  /// What relays and consumers take.
  private record Row(Checkout checkout, Class<? extends PlatformEvent> event, boolean ofSaga) {}

  private static final Participant ASKED = OrderSaga.producerOf(OrderPlaced.class);
  private static final double LOOKS_EVERY_MS = 10;
  private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;

  private final Plan plan;
  private final Costs costs;
  private final Chance chance;
  private final Shop<Row> shop;
  private final Agenda agenda = new Agenda();
  private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
  private final double from;
  private final double to;

  private Simulation(Plan plan, Costs costs, long seed, Duration warmUp, Duration measured) {
    this.plan = plan;
    this.costs = costs;
    this.chance = new Chance(seed);
    this.from = warmUp.toMillis();
    this.to = from + measured.toMillis();
    this.shop =
        new Shop<>(
            plan,
            (service, number) -> (batch, done) -> relay(service, number, batch, done),
            (service, number) -> (batch, done) -> consume(service, number, batch, done));
  }

  /// What the plan comes to. What arrived in time is followed to its end, however late.
  static Outcome of(Plan plan, Costs costs, long seed, Duration warmUp, Duration measured) {
    Simulation simulation = new Simulation(plan, costs, seed, warmUp, measured);
    simulation.agenda.at(0, simulation::arrive);
    simulation.agenda.at(0, simulation::lookForRows);
    simulation.agenda.run();
    Map<Place, Double> busy = new HashMap<>();
    simulation
        .shop
        .worked()
        .forEach((place, millis) -> busy.put(place, millis / measured.toMillis()));
    return new Outcome(simulation.micros, busy);
  }

  private void arrive() {
    if (agenda.now() >= to) {
      return;
    }
    agenda.after(chance.around(1_000 / plan.rate()), this::arrive);
    int key = chance.below(Integer.MAX_VALUE);
    Checkout checkout =
        Checkout.of(agenda.now(), key, chance.of(plan.traffic().coupons()), stockOf());
    double through = work(shop.gateways(), chance.below(Integer.MAX_VALUE), costs.gateway(), 1);
    agenda.at(through, () -> place(checkout));
  }

  /// The databases of a basket's products.
  private List<Integer> stockOf() {
    int databases = plan.size(Kind.DATABASES, Participant.INVENTORY).units();
    return IntStream.range(0, Premise.LINES.whole())
        .map(_ -> chance.below(databases))
        .distinct()
        .boxed()
        .toList();
  }

  private void place(Checkout checkout) {
    double done =
        work(
            shop.at(Kind.PODS, ASKED),
            chance.below(Integer.MAX_VALUE),
            costs.of(ASKED).request(),
            1);
    agenda.at(
        done,
        () -> {
          Machines databases = shop.at(Kind.DATABASES, ASKED);
          double kept = work(databases, checkout.key(), costs.of(ASKED).requestInDatabase(), 1);
          agenda.at(
              kept + Premise.COMMIT_MS.value(), () -> say(ASKED, OrderPlaced.class, checkout));
        });
  }

  private void say(Participant by, Class<? extends PlatformEvent> event, Checkout checkout) {
    int topics = Script.of(event).topics();
    for (int database : databasesOf(by, checkout)) {
      agenda.after(
          costs.hopMs() / 2,
          () -> {
            for (int topic = 0; topic < topics; topic++) {
              shop.relay(by, database).give(new Row(checkout, event, topic == 0));
            }
          });
    }
  }

  private static List<Integer> databasesOf(Participant service, Checkout checkout) {
    return service == Participant.INVENTORY ? checkout.stock() : List.of(checkout.key());
  }

  /// All relays, whether there are rows or not.
  private void lookForRows() {
    plan.sizes().keySet().stream()
        .filter(it -> it.kind() == Kind.RELAYS)
        .map(it -> Participant.named(it.of()))
        .forEach(
            service -> {
              Machines pods = shop.at(Kind.PODS, service);
              double looking = costs.of(service).idleRelay() * LOOKS_EVERY_MS;
              for (int number = 0; number < plan.size(Kind.RELAYS, service).units(); number++) {
                use(pods, number, looking);
              }
            });
    if (agenda.now() < to) {
      agenda.after(LOOKS_EVERY_MS, this::lookForRows);
    }
  }

  private void relay(Participant service, int number, List<Row> rows, Runnable done) {
    double relaying = chance.around(costs.relayed(), rows.size());
    note(shop.at(Kind.RELAYS, service), relaying);
    work(shop.at(Kind.PODS, service), number, costs.of(service).relay(), rows.size());
    double kept = agenda.now() + relaying;
    for (int row = 0; row < rows.size(); row++) {
      int broker = chance.below(Integer.MAX_VALUE - Premise.COPIES.whole());
      for (int copy = 0; copy < Premise.COPIES.whole(); copy++) {
        kept = Math.max(kept, work(shop.brokers(), broker + copy, costs.record(), 1));
      }
    }
    agenda.at(
        kept + costs.hopMs() / 2,
        () -> {
          rows.stream().filter(Row::ofSaga).forEach(this::deliver);
          done.run();
        });
  }

  private void deliver(Row row) {
    int partition = row.checkout().key() % plan.partitions();
    for (Participant service : Script.of(row.event()).listeners()) {
      shop.consumer(service, partition).give(row);
    }
  }

  private void consume(Participant service, int number, List<Row> rows, Runnable done) {
    Map<Integer, Integer> byDatabase = new TreeMap<>();
    int databases = plan.size(Kind.DATABASES, service).units();
    for (Row row : rows) {
      for (int database : databasesOf(service, row.checkout())) {
        byDatabase.merge(database % databases, 1, Integer::sum);
      }
    }
    int pieces = byDatabase.values().stream().mapToInt(Integer::intValue).sum();
    double reading = chance.around(costs.of(service).take(), pieces);
    note(shop.at(Kind.CONSUMERS, service), reading);
    agenda.at(
        use(shop.at(Kind.PODS, service), number, reading),
        () ->
            transact(
                service,
                byDatabase.entrySet().iterator(),
                () -> {
                  rows.forEach(row -> take(service, row));
                  done.run();
                }));
  }

  /// In one database after another.
  private void transact(
      Participant service, Iterator<Map.Entry<Integer, Integer>> byDatabase, Runnable done) {
    if (!byDatabase.hasNext()) {
      agenda.after(Premise.COMMIT_MS.value(), done);
      return;
    }
    Map.Entry<Integer, Integer> share = byDatabase.next();
    double writing = chance.around(costs.of(service).takeInDatabase(), share.getValue());
    note(shop.at(Kind.CONSUMERS, service), writing);
    agenda.at(
        use(shop.at(Kind.DATABASES, service), share.getKey(), writing),
        () -> transact(service, byDatabase, done));
  }

  private void take(Participant service, Row row) {
    Checkout checkout = row.checkout();
    Script script = Script.of(row.event());
    if (script.isOfStock() && !checkout.heardOfAPiece(service)) {
      return;
    }
    for (Reaction reaction : script.reactionsOf(service)) {
      var event = reaction.publishes();
      if (event != null && reaction.orders().include(checkout.coupon())) {
        say(service, event, checkout);
        if (event == OrderPaid.class) {
          answer(checkout);
        }
      }
    }
  }

  /// At once when the consumer is a neighbour of the client who waits, else at the next look.
  private void answer(Checkout checkout) {
    boolean near = chance.below(plan.size(Kind.PODS, ASKED).units()) == 0;
    double at = agenda.now() + (near ? 0 : chance.below(Premise.LOOK_MS.value()));
    if (checkout.at() >= from) {
      micros.recordValue(Math.min(HIGHEST_MICROS, (long) (1_000 * (at - checkout.at()))));
    }
  }

  /// When so many steps are done by the machine on which the number falls.
  private double work(Machines machines, int number, double mean, int times) {
    return use(machines, number, chance.around(mean, times));
  }

  private double use(Machines machines, int number, double takes) {
    note(machines, takes);
    return machines.at(number).doneAt(agenda.now(), takes);
  }

  private void note(Machines machines, double millis) {
    if (agenda.now() >= from && agenda.now() < to) {
      machines.note(millis);
    }
  }
}
