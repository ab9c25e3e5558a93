package com.sagamart.devstack;

import static com.sagamart.devstack.home.Ports.loopback;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.issuer.IssuerServer;
import com.sagamart.devstack.process.ManagedProcess;
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
    List<String> databases =
        SERVICES.stream().map(Service::database).filter(Objects::nonNull).toList();
    return Stream.of(
            Stream.of(
                new PostgresServer(home, build, ports, databases),
                new KafkaBroker(home, build, ports),
                new IssuerServer(home, build, ports)),
            SERVICES.stream().map(it -> new ServiceProgram(it, home, build, ports, environment)),
            Stream.of(new ServiceProgram(GATEWAY, home, build, ports, routes(ports, environment))))
        .flatMap(programs -> programs)
        .map(program -> new ManagedProcess(program, home))
        .toList();
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
