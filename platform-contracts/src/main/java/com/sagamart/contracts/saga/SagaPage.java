package com.sagamart.contracts.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.EventType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes `docs/SAGA.md` from [OrderSaga].
public final class SagaPage {

  private SagaPage() {}

  /// The page as Markdown.
  public static String render() {
    return """
        # The saga of an order

        Generated from `OrderSaga` in platform-contracts; a test fails when this page is stale.

        ## The picture

        Solid arrows lead to PAID; dotted arrows undo.

        ```mermaid
        %s
        ```

        ## The table

        | on | by | does | publishes | or refuses with | undoes |
        |---|---|---|---|---|---|
        %s

        ## Topics

        | event | producer | topics | consumers |
        |---|---|---|---|
        %s
        """
        .formatted(flowchart(), reactions(), topics());
  }

  /// The Mermaid flowchart alone, as the README shows it.
  public static String flowchart() {
    return "flowchart LR\n"
        + OrderSaga.MAP.stream()
            .filter(reaction -> reaction.publishes() != null)
            .map(SagaPage::arrows)
            .collect(Collectors.joining("\n"));
  }

  private static String arrows(Reaction reaction) {
    String from =
        reaction.on() == null
            ? "%s_%s([%s])"
                .formatted(
                    reaction.by(), name(reaction.publishes()), reaction.when().replace(",", ""))
            : name(reaction.on());
    String arrow = reaction.isCompensation() ? "-. %s .->" : "-- %s -->";
    return reaction.mayPublish().stream()
        .map(SagaPage::name)
        .sorted()
        .map(to -> "  %s %s %s".formatted(from, arrow.formatted(reaction.by().serviceName()), to))
        .collect(Collectors.joining("\n"));
  }

  private static String reactions() {
    return OrderSaga.MAP.stream()
        .map(
            reaction ->
                "| %s | %s | %s | %s | %s | %s |"
                    .formatted(
                        name(reaction.on()),
                        reaction.by().serviceName(),
                        reaction.when(),
                        name(reaction.publishes()),
                        name(reaction.refuses()),
                        name(reaction.undoes())))
        .collect(Collectors.joining("\n"));
  }

  private static String topics() {
    return EventType.all().stream()
        .map(
            event ->
                "| %s | %s | %s | %s |"
                    .formatted(
                        EventType.of(event),
                        OrderSaga.producerOf(event).serviceName(),
                        OrderSaga.topicsOf(event).stream()
                            .map(topic -> "`" + topic.wireName() + "`")
                            .collect(Collectors.joining(", ")),
                        consumers(event)))
        .collect(Collectors.joining("\n"));
  }

  private static String consumers(Class<? extends PlatformEvent> event) {
    return OrderSaga.MAP.stream()
        .filter(reaction -> reaction.on() == event)
        .map(reaction -> reaction.by().serviceName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String name(@Nullable Class<? extends PlatformEvent> event) {
    return event == null ? "" : event.getSimpleName();
  }
}
