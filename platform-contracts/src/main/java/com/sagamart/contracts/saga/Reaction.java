package com.sagamart.contracts.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.SagaEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of the saga's map: who reacts to what, and what it says then.
///
/// @param on the event that is reacted to; null where a request or the clock begins
/// @param when what happened, or which orders are meant
/// @param publishes what is said when all goes well
/// @param refuses what is said instead when the business does not allow it
/// @param undoes the step that this reaction compensates
public record Reaction(
    Participant by,
    @Nullable Class<? extends PlatformEvent> on,
    String when,
    @Nullable Class<? extends SagaEvent> publishes,
    @Nullable Class<? extends SagaEvent> refuses,
    @Nullable Class<? extends SagaEvent> undoes) {

  /// Something outside the saga, a request or a deadline, makes `by` act.
  static Reaction command(Participant by, String when) {
    return new Reaction(by, null, when, null, null, null);
  }

  static Reaction on(Class<? extends PlatformEvent> event, Participant by, String when) {
    return new Reaction(by, event, when, null, null, null);
  }

  Reaction publishes(Class<? extends SagaEvent> event) {
    return new Reaction(by, on, when, event, refuses, undoes);
  }

  Reaction orRefuses(Class<? extends SagaEvent> refusal) {
    return new Reaction(by, on, when, publishes, refusal, undoes);
  }

  Reaction undoes(Class<? extends SagaEvent> step) {
    return new Reaction(by, on, when, publishes, refuses, step);
  }

  /// Everything that may be said in this reaction.
  public Set<Class<? extends SagaEvent>> mayPublish() {
    return Stream.of(Optional.ofNullable(publishes), Optional.ofNullable(refuses))
        .<Class<? extends SagaEvent>>flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isCompensation() {
    return undoes != null;
  }
}
