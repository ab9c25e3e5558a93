package com.sagamart.devstack;

import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.proxy.Proxy;
import com.sagamart.devstack.service.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The proxies of a stack with [Fitting#DOORS]: each service reaches PostgreSQL through one, and
/// Kafka through another. They are open before the stack starts and until it is down. Everybody
/// else goes straight to the servers.
public final class Doors implements AutoCloseable {

  private final Map<String, Proxy> postgres = new LinkedHashMap<>();
  private final Map<String, Proxy> kafka = new LinkedHashMap<>();

  private Doors() {}

  /// Opens those of the stack of this shape, without faults.
  public static Doors open(Shape shape) {
    Doors doors = new Doors();
    try {
      services(shape).forEach(service -> doors.add(service, shape.ports()));
      return doors;
    } catch (StackFailure e) {
      doors.close();
      throw e;
    }
  }

  private void add(Service service, Ports ports) {
    int port = service.firstPort();
    postgres.put(service.module(), Proxy.listen(ports.postgresDoor(port), ports.postgres()));
    kafka.put(service.module(), Proxy.listen(ports.kafkaDoor(port), ports.kafkaBehindDoor(port)));
  }

  /// Fails when nobody has opened those of the stack of this shape.
  static void requireOpen(Shape shape) {
    Ports ports = shape.ports();
    if (!services(shape).allMatch(it -> Listening.on(ports.kafkaDoor(it.firstPort())))) {
      throw new StackFailure("A stack with doors starts only after they have been opened.");
    }
  }

  private static Stream<Service> services(Shape shape) {
    return Topology.SERVICES.stream().filter(service -> service.hasDoors(shape));
  }

  /// Through which this service, all replicas of it, reaches its database.
  public Proxy postgres(String service) {
    return of(service, postgres);
  }

  /// Through which this service, all replicas of it, reaches Kafka.
  public Proxy kafka(String service) {
    return of(service, kafka);
  }

  private static Proxy of(String service, Map<String, Proxy> proxies) {
    Proxy proxy = proxies.get(Service.moduleOf(service));
    if (proxy == null) {
      throw new StackFailure(
          "%s has no doors; those that have are %s.".formatted(service, proxies.keySet()));
    }
    return proxy;
  }

  /// All of them are as good as new.
  public void heal() {
    all().forEach(Proxy::heal);
  }

  @Override
  public void close() {
    all().forEach(Proxy::close);
  }

  private Stream<Proxy> all() {
    return Stream.concat(postgres.values().stream(), kafka.values().stream());
  }
}
