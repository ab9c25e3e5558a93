package com.sagamart.contracts.saga;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Walks every way that one order can go, from [OrderPlaced] on: each step once with its success
/// and once with its refusal. Compensations run beside the way and are not part of it.
final class SagaWalk {

  private static final Set<Class<? extends OrderEvent>> ENDS =
      Set.of(OrderPaid.class, OrderRejected.class);

  private final List<Reaction> map;
  private final boolean coupon;
  private final List<List<Class<? extends PlatformEvent>>> paths = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private SagaWalk(List<Reaction> map, boolean coupon) {
    this.map = map;
    this.coupon = coupon;
  }

  static SagaWalk of(List<Reaction> map, boolean coupon) {
    SagaWalk walk = new SagaWalk(map, coupon);
    if (map.stream().noneMatch(it -> it.on() == null && it.publishes() == OrderPlaced.class)) {
      walk.faults.add("nothing places an order");
    }
    walk.follow(List.of(OrderPlaced.class));
    return walk;
  }

  List<List<Class<? extends PlatformEvent>>> paths() {
    return List.copyOf(paths);
  }

  /// Where a way forks, turns in a circle or stops before the order has an outcome.
  List<String> faults() {
    return List.copyOf(faults);
  }

  /// What may have been taken from somebody when an order is cancelled.
  Set<Class<? extends PlatformEvent>> steps() {
    return paths.stream()
        .flatMap(path -> stepsOn(path).stream())
        .filter(event -> map.stream().noneMatch(it -> it.refuses() == event))
        .collect(toUnmodifiableSet());
  }

  /// The events of a way that say that somebody other than order-service did something.
  static Set<Class<? extends PlatformEvent>> stepsOn(List<Class<? extends PlatformEvent>> path) {
    return path.stream()
        .filter(event -> !OrderEvent.class.isAssignableFrom(event))
        .collect(toUnmodifiableSet());
  }

  private void follow(List<Class<? extends PlatformEvent>> path) {
    Class<? extends PlatformEvent> last = path.getLast();
    if (path.indexOf(last) < path.size() - 1) {
      faults.add("circle: " + said(path));
      return;
    }
    List<Reaction> next = forward(last);
    if (ENDS.contains(last) != next.isEmpty()) {
      faults.add((next.isEmpty() ? "dead end: " : "goes on after its end: ") + said(path));
      return;
    }
    if (next.size() > 1) {
      faults.add("fork: " + said(path));
    }
    if (next.isEmpty()) {
      paths.add(path);
    }
    next.stream()
        .flatMap(reaction -> reaction.mayPublish().stream())
        .forEach(event -> follow(Stream.concat(path.stream(), Stream.of(event)).toList()));
  }

  private List<Reaction> forward(Class<? extends PlatformEvent> event) {
    return map.stream()
        .filter(reaction -> reaction.on() == event && reaction.orders().include(coupon))
        .filter(reaction -> !reaction.isCompensation() && reaction.publishes() != null)
        .toList();
  }

  private static String said(List<Class<? extends PlatformEvent>> path) {
    return String.join(" > ", path.stream().map(Class::getSimpleName).toList());
  }
}
