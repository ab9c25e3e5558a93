package com.sagamart.contracts.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.SagaEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of the saga's map: who reacts to what, and what it says then.
///
/// @param on the event that is reacted to; null where a request or the clock begins
/// @param orders the orders of which it does so
/// @param does what it does, or what made it act where there is no event
/// @param publishes what it says when all goes well; null where it only takes note
/// @param refuses what it says instead when the business does not allow it
/// @param undoes the step that this reaction compensates
public record Reaction(
    Participant by,
    @Nullable Class<? extends PlatformEvent> on,
    Orders orders,
    String does,
    @Nullable Class<? extends PlatformEvent> publishes,
    @Nullable Class<? extends SagaEvent> refuses,
    @Nullable Class<? extends SagaEvent> undoes) {

  /// Something outside the saga, a request or a deadline, makes `by` act.
  static Reaction command(Participant by, String why) {
    return new Reaction(by, null, Orders.ALL, why, null, null, null);
  }

  static Reaction on(Class<? extends PlatformEvent> event, Participant by, String does) {
    return new Reaction(by, event, Orders.ALL, does, null, null, null);
  }

  Reaction only(Orders some) {
    return new Reaction(by, on, some, does, publishes, refuses, undoes);
  }

  Reaction publishes(Class<? extends PlatformEvent> event) {
    return new Reaction(by, on, orders, does, event, refuses, undoes);
  }

  Reaction orRefuses(Class<? extends SagaEvent> refusal) {
    return new Reaction(by, on, orders, does, publishes, refusal, undoes);
  }

  Reaction undoes(Class<? extends SagaEvent> step) {
    return new Reaction(by, on, orders, does, publishes, refuses, step);
  }

  /// Everything that may be said in this reaction.
  public Set<Class<? extends PlatformEvent>> mayPublish() {
    return Stream.of(Stream.ofNullable(publishes), Stream.ofNullable(refuses))
        .<Class<? extends PlatformEvent>>flatMap(said -> said)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean maySay(Class<? extends PlatformEvent> event) {
    return publishes == event || refuses == event;
  }

  boolean isCompensation() {
    return undoes != null;
  }
}
