package com.sagamart.devstack.scaling;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.saga.Reaction;
import com.sagamart.contracts.wire.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What the saga's map says of one event, looked up once.
///
/// @param topics how many it goes to
/// @param listeners who takes it in
/// @param isOfStock whether it is said for each piece of a basket
/// @param reactions who does what, when nobody refuses or cancels
record Script(
    int topics,
    List<Participant> listeners,
    boolean isOfStock,
    Map<Participant, List<Reaction>> reactions) {

  private static final Map<Class<? extends PlatformEvent>, Script> ALL =
      EventType.all().stream().collect(toUnmodifiableMap(Function.identity(), Script::read));

  private static Script read(Class<? extends PlatformEvent> event) {
    return new Script(
        OrderSaga.topicsOf(event).size(),
        Arrays.stream(Participant.values())
            .filter(service -> OrderSaga.consumedBy(service).contains(event))
            .toList(),
        Traffic.isOfStock(event),
        Arrays.stream(Participant.values())
            .collect(toUnmodifiableMap(Function.identity(), it -> reactionsTo(event, it))));
  }

  private static List<Reaction> reactionsTo(
      Class<? extends PlatformEvent> event, Participant service) {
    return Traffic.goingForward()
        .filter(reaction -> reaction.on() == event && reaction.by() == service)
        .toList();
  }

  static Script of(Class<? extends PlatformEvent> event) {
    return Objects.requireNonNull(ALL.get(event), event.getName());
  }

  List<Reaction> reactionsOf(Participant service) {
    return Objects.requireNonNull(reactions.get(service));
  }
}
