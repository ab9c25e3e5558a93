package com.sagamart.devstack;

import static com.sagamart.devstack.home.Ports.loopback;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.issuer.IssuerServer;
import com.sagamart.devstack.observe.Prometheus;
import com.sagamart.devstack.observe.Target;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program;
import com.sagamart.devstack.server.KafkaBroker;
import com.sagamart.devstack.server.KafkaDoor;
import com.sagamart.devstack.server.PostgresServer;
import com.sagamart.devstack.service.Service;
import com.sagamart.devstack.service.ServiceProgram;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What runs, in the order in which it comes up:
///
/// ```
/// postgres ─┐
/// kafka ────┼─ order, inventory, coupon, wallet, ranking
/// issuer ───┴─ gateway
/// ```
///
/// and of every program but the first three as many replicas as are wanted; beside them, if it is
/// wanted, prometheus, which needs nobody and watches them all.
final class Topology {

  /// For the buffers of as many connections as a service takes, and its work.
  private static final int SERVICE_HEAP_MEGABYTES = 512;

  static final List<Service> SERVICES =
      List.of(
          new Service("order-service", 8081, "orders", SERVICE_HEAP_MEGABYTES),
          new Service("inventory-service", 8082, "inventory", SERVICE_HEAP_MEGABYTES),
          new Service("coupon-service", 8083, "coupon", SERVICE_HEAP_MEGABYTES),
          new Service("wallet-service", 8084, "wallet", SERVICE_HEAP_MEGABYTES),
          new Service("ranking-service", 8085, "ranking", SERVICE_HEAP_MEGABYTES));

  /// Uses everything that the others use, the relay as well.
  private static final Service TRAINEE = SERVICES.getFirst();

  static final Service GATEWAY = new Service("gateway", 8080, null, 256);

  private static final String GATEWAYS = "SAGAMART_GATEWAY_GATEWAYS";

  static final List<String> FOUNDATION =
      List.of(PostgresServer.NAME, KafkaBroker.NAME, IssuerServer.NAME);

  private Topology() {}

  /// What must serve before this one is started.
  static List<String> needsOf(String name) {
    if (FOUNDATION.contains(name) || name.equals(Prometheus.NAME)) {
      return List.of();
    }
    return isGateway(name) ? List.of(IssuerServer.NAME) : FOUNDATION;
  }

  /// What is started before this one when all are: what it needs, and the replica before it. All
  /// replicas at once would keep one another from getting ready in time.
  static List<String> startsAfter(String name) {
    return Stream.concat(needsOf(name).stream(), Service.before(name).stream()).toList();
  }

  /// These in groups that can be stopped at once, the first first.
  static List<List<ManagedProcess>> stopOrder(Collection<ManagedProcess> processes) {
    return List.of(
        processes.stream().filter(it -> isGateway(it.name())).toList(),
        processes.stream()
            .filter(it -> !isGateway(it.name()) && !FOUNDATION.contains(it.name()))
            .toList(),
        processes.stream().filter(it -> FOUNDATION.contains(it.name())).toList());
  }

  private static boolean isGateway(String name) {
    return Service.moduleOf(name).equals(GATEWAY.module());
  }

  /// Every process of the stack of this shape in this home.
  static List<ManagedProcess> processes(
      Home home, Shape shape, Installation build, Map<String, String> environment) {
    Map<String, String> routes = routes(shape, environment);
    return managed(
        home,
        Stream.of(
                foundation(home, shape, build),
                SERVICES.stream()
                    .flatMap(it -> it.replicas(shape.replicas()))
                    .map(it -> new ServiceProgram(it, home, build, shape, environment)),
                GATEWAY
                    .replicas(shape.replicas())
                    .map(it -> new ServiceProgram(it, home, build, shape, routes)),
                watch(home, shape, build))
            .flatMap(programs -> programs));
  }

  private static Stream<Program> watch(Home home, Shape shape, Installation build) {
    if (!shape.has(Fitting.PROMETHEUS)) {
      return Stream.empty();
    }
    List<Target> targets =
        services(shape.replicas())
            .map(it -> new Target(it.module(), shape.ports().management(it.port())))
            .toList();
    return Stream.of(new Prometheus(home, build, shape.ports(), targets));
  }

  /// What has an HTTP interface.
  static Stream<Service> services(int replicas) {
    return Stream.concat(SERVICES.stream(), Stream.of(GATEWAY))
        .flatMap(it -> it.replicas(replicas));
  }

  /// One program of each class path, as it runs to make the AOT cache for all others like it.
  static List<ServiceProgram> trainees(Home home, Shape shape, Installation build) {
    return Stream.of(
            new ServiceProgram(TRAINEE, home, build, shape, Map.of()),
            new ServiceProgram(GATEWAY, home, build, shape, Map.of()))
        .map(ServiceProgram::inTraining)
        .toList();
  }

  static Stream<Program> foundation(Home home, Shape shape, Installation build) {
    Ports ports = shape.ports();
    List<String> databases =
        SERVICES.stream().map(Service::database).filter(Objects::nonNull).toList();
    return Stream.of(
        new PostgresServer(home, build, ports, databases),
        new KafkaBroker(home, build, ports, kafkaDoors(shape)),
        new IssuerServer(home, build, ports));
  }

  private static List<KafkaDoor> kafkaDoors(Shape shape) {
    Ports ports = shape.ports();
    return SERVICES.stream()
        .filter(it -> it.hasDoors(shape))
        .map(
            it ->
                new KafkaDoor(
                    it.shortName(),
                    ports.kafkaBehindDoor(it.firstPort()),
                    ports.kafkaDoor(it.firstPort())))
        .toList();
  }

  static List<ManagedProcess> managed(Home home, Stream<? extends Program> programs) {
    return programs.map(program -> new ManagedProcess(program, home)).toList();
  }

  /// Where a gateway finds the replicas of each service, and how many gateways do, unless it is
  /// told otherwise.
  private static Map<String, String> routes(Shape shape, Map<String, String> environment) {
    return Stream.of(
            SERVICES.stream().map(it -> Map.entry(routeOf(it), replicasOf(it, shape))),
            Stream.of(Map.entry(GATEWAYS, Integer.toString(shape.replicas()))),
            environment.entrySet().stream())
        .flatMap(entries -> entries)
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (_, given) -> given));
  }

  private static String replicasOf(Service service, Shape shape) {
    return service
        .replicas(shape.replicas())
        .map(it -> loopback(shape.ports().service(it.port())))
        .collect(joining(","));
  }

  private static String routeOf(Service service) {
    return "SAGAMART_SERVICES_" + service.shortName().toUpperCase(Locale.ROOT);
  }
}
