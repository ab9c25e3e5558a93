package com.sagamart.devstack;

import static com.sagamart.devstack.home.Ports.loopback;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.issuer.IssuerServer;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program;
import com.sagamart.devstack.server.KafkaBroker;
import com.sagamart.devstack.server.PostgresServer;
import com.sagamart.devstack.service.Service;
import com.sagamart.devstack.service.ServiceProgram;
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
final class Topology {

  static final List<Service> SERVICES =
      List.of(
          new Service("order-service", 8081, "orders", 256),
          new Service("inventory-service", 8082, "inventory", 256),
          new Service("coupon-service", 8083, "coupon", 256),
          new Service("wallet-service", 8084, "wallet", 256),
          new Service("ranking-service", 8085, "ranking", 192));

  /// Uses everything that the others use, the relay as well.
  private static final Service TRAINEE = SERVICES.getFirst();

  static final Service GATEWAY = new Service("gateway", 8080, null, 256);

  static final List<String> FOUNDATION =
      List.of(PostgresServer.NAME, KafkaBroker.NAME, IssuerServer.NAME);

  private Topology() {}

  /// What must serve before this one is started.
  static List<String> needsOf(String name) {
    if (FOUNDATION.contains(name)) {
      return List.of();
    }
    return name.equals(GATEWAY.name()) ? List.of(IssuerServer.NAME) : FOUNDATION;
  }

  /// Groups that can be stopped at once, the first first.
  static List<List<String>> stopOrder() {
    return List.of(
        List.of(GATEWAY.name()), SERVICES.stream().map(Service::name).toList(), FOUNDATION);
  }

  /// Every process of the stack in this home.
  static List<ManagedProcess> processes(
      Home home, Ports ports, Installation build, Map<String, String> environment) {
    return managed(
        home,
        Stream.of(
                foundation(home, ports, build),
                SERVICES.stream()
                    .map(it -> new ServiceProgram(it, home, build, ports, environment)),
                Stream.of(gateway(home, ports, build, environment)))
            .flatMap(programs -> programs));
  }

  /// One program of each class path, as it runs to make the AOT cache for all others like it.
  static List<ServiceProgram> trainees(Home home, Ports ports, Installation build) {
    return Stream.of(
            new ServiceProgram(TRAINEE, home, build, ports, Map.of()),
            gateway(home, ports, build, Map.of()))
        .map(ServiceProgram::inTraining)
        .toList();
  }

  static Stream<Program> foundation(Home home, Ports ports, Installation build) {
    List<String> databases =
        SERVICES.stream().map(Service::database).filter(Objects::nonNull).toList();
    return Stream.of(
        new PostgresServer(home, build, ports, databases),
        new KafkaBroker(home, build, ports),
        new IssuerServer(home, build, ports));
  }

  static List<ManagedProcess> managed(Home home, Stream<? extends Program> programs) {
    return programs.map(program -> new ManagedProcess(program, home)).toList();
  }

  private static ServiceProgram gateway(
      Home home, Ports ports, Installation build, Map<String, String> environment) {
    return new ServiceProgram(GATEWAY, home, build, ports, routes(ports, environment));
  }

  /// Where the gateway finds the services, unless it is told otherwise.
  private static Map<String, String> routes(Ports ports, Map<String, String> environment) {
    return Stream.concat(
            SERVICES.stream().map(it -> Map.entry(routeOf(it), loopback(ports.service(it.port())))),
            environment.entrySet().stream())
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (_, given) -> given));
  }

  private static String routeOf(Service service) {
    return "SAGAMART_SERVICES_" + service.shortName().toUpperCase(Locale.ROOT);
  }
}
