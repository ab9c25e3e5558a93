package com.sagamart.contracts.wire;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.contracts.event.PlatformEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The wire type of an event is its record's name in capitals: `StockReserved` travels as
/// `STOCK_RESERVED`.
public final class EventType {

  private static final List<Class<? extends PlatformEvent>> EVENTS =
      records(PlatformEvent.class).toList();
  private static final Map<Class<? extends PlatformEvent>, String> NAMES =
      EVENTS.stream().collect(toUnmodifiableMap(Function.identity(), EventType::inCapitals));
  private static final Map<String, Class<? extends PlatformEvent>> BY_NAME =
      EVENTS.stream().collect(toUnmodifiableMap(EventType::of, Function.identity()));

  private EventType() {}

  /// Every event there is.
  public static List<Class<? extends PlatformEvent>> all() {
    return EVENTS;
  }

  /// The wire type of this kind of event.
  public static String of(Class<? extends PlatformEvent> event) {
    String name = NAMES.get(event);
    if (name == null) {
      throw new IllegalArgumentException(event + " is a family of events, not one");
    }
    return name;
  }

  /// The kind of event with this wire type, or empty for a type that this version does not know.
  public static Optional<Class<? extends PlatformEvent>> named(String wireType) {
    return Optional.ofNullable(BY_NAME.get(wireType));
  }

  private static String inCapitals(Class<? extends PlatformEvent> event) {
    return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static Stream<Class<? extends PlatformEvent>> records(
      Class<? extends PlatformEvent> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .flatMap(permitted -> records(permitted.asSubclass(PlatformEvent.class)))
        : Stream.of(type);
  }
}
