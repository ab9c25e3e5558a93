package com.sagamart.contracts.saga;

import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.wire.EventType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Draws the lines of [OrderSaga] that say something as a Mermaid flowchart: events are boxes
/// that name the service behind them, dotted arrows undo.
final class SagaPicture {

  /// What an event is to the saga. The styles hold on a light and on a dark page.
  private enum Role {
    COMMAND("fill:#ffffff,stroke:#57606a,color:#24292f,stroke-dasharray:4 3"),
    STEP("fill:#ddf4ff,stroke:#0969da,color:#0a3069"),
    REFUSAL("fill:#ffebe9,stroke:#cf222e,color:#82071e"),
    COMPENSATION("fill:#fff8c5,stroke:#9a6700,color:#4d2d00"),
    OUTCOME("fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a,stroke-width:3px");

    private final String style;

    Role(String style) {
      this.style = style;
    }

    private String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<Reaction> SPOKEN =
      OrderSaga.MAP.stream()
          .filter(reaction -> reaction.mayPublish().stream().anyMatch(SagaPicture::isOfAnOrder))
          .toList();

  private SagaPicture() {}

  static String draw() {
    return Stream.of(Stream.of("flowchart TD"), commands(), events(), arrows(), styles())
        .flatMap(lines -> lines)
        .collect(joining("\n  "));
  }

  private static Stream<String> commands() {
    return SPOKEN.stream()
        .filter(reaction -> reaction.on() == null)
        .map(
            it -> "%s([\"%s\"]):::command".formatted(origin(it), it.does().replace(", ", "<br/>")));
  }

  private static Stream<String> events() {
    return EventType.all().stream()
        .filter(SagaPicture::isOfAnOrder)
        .map(
            event ->
                "%1$s[\"%1$s<br/><i>%2$s</i>\"]:::%3$s"
                    .formatted(
                        event.getSimpleName(),
                        OrderSaga.producerOf(event).serviceName(),
                        roleOf(event).wireName()));
  }

  private static Stream<String> arrows() {
    return SPOKEN.stream().flatMap(SagaPicture::arrows);
  }

  private static Stream<String> arrows(Reaction reaction) {
    String arrow = origin(reaction) + (reaction.isCompensation() ? " -.->" : " -->");
    String arrowOfSome = arrow + label(reaction.orders()) + " ";
    return Stream.of(Stream.ofNullable(reaction.publishes()), Stream.ofNullable(reaction.refuses()))
        .flatMap(said -> said)
        .map(said -> arrowOfSome + said.getSimpleName());
  }

  private static String origin(Reaction reaction) {
    Class<? extends PlatformEvent> on = reaction.on();
    return on == null ? "command" + SPOKEN.indexOf(reaction) : on.getSimpleName();
  }

  private static String label(Orders orders) {
    return switch (orders) {
      case ALL -> "";
      case WITH_COUPON -> "|with a coupon|";
      case WITHOUT_COUPON -> "|without|";
    };
  }

  private static Stream<String> styles() {
    return Stream.of(Role.values())
        .map(role -> "classDef %s %s".formatted(role.wireName(), role.style));
  }

  private static boolean isOfAnOrder(Class<? extends PlatformEvent> event) {
    return SagaEvent.class.isAssignableFrom(event);
  }

  private static Role roleOf(Class<? extends PlatformEvent> event) {
    if (SPOKEN.stream().anyMatch(it -> it.refuses() == event)) {
      return Role.REFUSAL;
    }
    if (SPOKEN.stream().anyMatch(it -> it.isCompensation() && it.publishes() == event)) {
      return Role.COMPENSATION;
    }
    boolean goesOn = SPOKEN.stream().anyMatch(it -> it.on() == event && !it.isCompensation());
    return goesOn ? Role.STEP : Role.OUTCOME;
  }
}
