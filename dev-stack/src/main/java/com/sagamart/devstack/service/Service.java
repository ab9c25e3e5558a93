package com.sagamart.devstack.service;

import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Shape;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program of this build with an HTTP interface: one of the replicas that run side by side.
///
/// @param module the jar, and the name of the first replica's process
/// @param firstPort the well-known port of the first replica
/// @param database its database and role, if it has one
/// @param heapMegabytes the most that its heap may grow to
/// @param replica which one, from 1
public record Service(
    String module, int firstPort, @Nullable String database, int heapMegabytes, int replica) {

  /// Between the ports of a replica and the next; the management port moves along.
  private static final int REPLICA_DISTANCE = 100;

  /// The first replica.
  public Service(String module, int firstPort, @Nullable String database, int heapMegabytes) {
    this(module, firstPort, database, heapMegabytes, 1);
  }

  /// So many of it, this one's number aside.
  public Stream<Service> replicas(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Service(module, firstPort, database, heapMegabytes, number));
  }

  /// The processes of so many replicas of the module.
  public static Stream<String> namesOf(String module, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> name(module, number));
  }

  /// Its process: `order-service`, and `order-service-2` for the second replica.
  public String name() {
    return name(module, replica);
  }

  /// The process of the replica before the one with this name, or empty for the first.
  public static Optional<String> before(String name) {
    String module = moduleOf(name);
    if (name.equals(module)) {
      return Optional.empty();
    }
    int number = Integer.parseInt(name.substring(module.length() + 1));
    return Optional.of(name(module, number - 1));
  }

  private static String name(String module, int replica) {
    return replica == 1 ? module : module + "-" + replica;
  }

  /// The module of the process with this name.
  public static String moduleOf(String name) {
    return name.replaceFirst("-\\d+$", "");
  }

  /// The word that means the process with this name: `order`, `order-2`.
  public static String shortNameOf(String name) {
    return name.replace("-service", "");
  }

  /// Its well-known port.
  public int port() {
    return firstPort + (replica - 1) * REPLICA_DISTANCE;
  }

  /// Whether it goes through proxies of its own, which its replicas share. The gateway has nothing
  /// to reach there.
  public boolean hasDoors(Shape shape) {
    return shape.has(Fitting.DOORS) && database != null;
  }

  /// Whether it can be told to crash.
  boolean hasFailpoints(Shape shape) {
    return shape.has(Fitting.FAILPOINTS) && database != null;
  }

  /// The word in settings: `order` for each replica of order-service.
  public String shortName() {
    return shortNameOf(module);
  }
}
