package com.sagamart.contracts.saga;

import static java.util.stream.Collectors.toSet;

import com.sagamart.contracts.event.CouponEvent;
import com.sagamart.contracts.event.InventoryEvent;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.WalletEvent;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.wire.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What has to be true of a saga's map, asked of any list of reactions. It knows nothing of the
/// map but the kinds of events and where a saga begins and ends.
final class SagaRules {

  private final List<Reaction> map;
  private final List<String> violations = new ArrayList<>();

  private SagaRules(List<Reaction> map) {
    this.map = map;
  }

  /// One sentence for each rule that the map breaks.
  static List<String> violationsOf(List<Reaction> map) {
    return new SagaRules(map).check();
  }

  private List<String> check() {
    EventType.all().forEach(this::hasOneProducer);
    EventType.all().forEach(this::hasAConsumer);
    map.stream().filter(Reaction::isCompensation).forEach(this::compensatesItsOwnStep);
    for (boolean coupon : new boolean[] {false, true}) {
      SagaWalk walk = SagaWalk.of(map, coupon);
      violations.addAll(walk.faults());
      walk.paths().forEach(path -> refusalUndoesTheStepsBefore(path, coupon));
      cancellationUndoes(walk.steps(), coupon);
    }
    return List.copyOf(violations);
  }

  private void hasOneProducer(Class<? extends PlatformEvent> event) {
    Set<Participant> producers =
        map.stream().filter(reaction -> reaction.maySay(event)).map(Reaction::by).collect(toSet());
    if (!producers.equals(Set.of(ownerOf(event)))) {
      report("%s is published by %s, not by its owner alone", event, producers);
    }
  }

  private void hasAConsumer(Class<? extends PlatformEvent> event) {
    if (event != OrderRejected.class && map.stream().noneMatch(it -> it.on() == event)) {
      report("%s is consumed by nobody", event);
    }
  }

  private void compensatesItsOwnStep(Reaction compensation) {
    Class<? extends PlatformEvent> step = Objects.requireNonNull(compensation.undoes());
    if (compensation.by() != ownerOf(step)) {
      report("%s is undone by %s, who did not do it", step, compensation.by());
    }
    if (compensation.publishes() == null || compensation.refuses() != null) {
      report("undoing %s must be told, and cannot be refused", step);
    }
  }

  private void refusalUndoesTheStepsBefore(
      List<Class<? extends PlatformEvent>> path, boolean coupon) {
    for (Class<? extends PlatformEvent> refusal : path) {
      if (isRefusal(refusal)) {
        undoes(refusal, coupon, SagaWalk.stepsOn(path.subList(0, path.indexOf(refusal))));
      }
    }
  }

  private void cancellationUndoes(Set<Class<? extends PlatformEvent>> steps, boolean coupon) {
    List<Class<? extends PlatformEvent>> undone = undoneOn(OrderCancelled.class, coupon);
    if (!undone.containsAll(steps) || Set.copyOf(undone).size() != undone.size()) {
      report("%s undoes %s where %s may have been done", OrderCancelled.class, undone, steps);
    }
  }

  private void undoes(
      Class<? extends PlatformEvent> refusal,
      boolean coupon,
      Set<Class<? extends PlatformEvent>> steps) {
    List<Class<? extends PlatformEvent>> undone = undoneOn(refusal, coupon);
    if (!Set.copyOf(undone).equals(steps) || undone.size() != steps.size()) {
      report("%s undoes %s where %s went before", refusal, undone, steps);
    }
  }

  private List<Class<? extends PlatformEvent>> undoneOn(
      Class<? extends PlatformEvent> event, boolean coupon) {
    return map.stream()
        .filter(reaction -> reaction.on() == event && reaction.orders().include(coupon))
        .filter(Reaction::isCompensation)
        .<Class<? extends PlatformEvent>>map(it -> Objects.requireNonNull(it.undoes()))
        .toList();
  }

  private boolean isRefusal(Class<? extends PlatformEvent> event) {
    return map.stream().anyMatch(reaction -> reaction.refuses() == event);
  }

  /// Who must publish an event follows from its place in the sealed hierarchy.
  private static Participant ownerOf(Class<? extends PlatformEvent> event) {
    if (OrderEvent.class.isAssignableFrom(event)) {
      return Participant.ORDER;
    }
    if (InventoryEvent.class.isAssignableFrom(event)) {
      return Participant.INVENTORY;
    }
    if (CouponEvent.class.isAssignableFrom(event)) {
      return Participant.COUPON;
    }
    if (WalletEvent.class.isAssignableFrom(event) || event == WalletOpened.class) {
      return Participant.WALLET;
    }
    throw new IllegalArgumentException("who owns " + event + "?");
  }

  private void report(String sentence, Object... facts) {
    violations.add(sentence.formatted(Stream.of(facts).map(SagaRules::said).toArray()));
  }

  private static Object said(Object fact) {
    return switch (fact) {
      case Class<?> event -> event.getSimpleName();
      case Collection<?> many ->
          many.stream().map(SagaRules::said).map(Object::toString).sorted().toList();
      default -> fact;
    };
  }
}
