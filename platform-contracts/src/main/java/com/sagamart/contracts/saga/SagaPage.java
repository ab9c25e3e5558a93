package com.sagamart.contracts.saga;

import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
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

        Boxes are events, arrows the services that go from one to the next: solid ones forward,
        dotted ones back. Blue is a step, red a refusal, yellow a compensation that undoes a step,
        green with a thick edge an outcome.

        ```mermaid
        %s
        ```

        An order is PAID after `OrderPaid`. A refusal makes it REJECTED, and whoever did a step
        before the refusal undoes it. When the saga's deadline passes, or the owner takes a paid
        order back, it is CANCELLED and every service undoes its own step. A cancellation may
        overtake the step that it undoes: then it leaves a tombstone, and the late step refuses.

        ## The table

        | on | by | of orders | does | publishes | or refuses with | undoes |
        |---|---|---|---|---|---|---|
        %s

        Lines without an event on the left begin with a request or the clock; lines that publish
        nothing only take note.

        ## The events on the wire

        Every topic has %d partitions and beside it a dead-letter topic, `<topic>.dlt`.

        | event | wire type | producer | topics | consumers |
        |---|---|---|---|---|
        %s
        """
        .formatted(flowchart(), reactions(), Topic.PARTITIONS, events());
  }

  /// The Mermaid flowchart alone, as the README shows it.
  public static String flowchart() {
    return SagaPicture.draw();
  }

  private static String reactions() {
    return OrderSaga.MAP.stream().map(SagaPage::row).collect(joining("\n"));
  }

  private static String row(Reaction reaction) {
    return row(
        name(reaction.on()),
        reaction.by().serviceName(),
        switch (reaction.orders()) {
          case ALL -> "all";
          case WITH_COUPON -> "with a coupon";
          case WITHOUT_COUPON -> "without a coupon";
        },
        reaction.does(),
        name(reaction.publishes()),
        name(reaction.refuses()),
        name(reaction.undoes()));
  }

  private static String events() {
    return EventType.all().stream().map(SagaPage::row).collect(joining("\n"));
  }

  private static String row(Class<? extends PlatformEvent> event) {
    return row(
        name(event),
        "`" + EventType.of(event) + "`",
        OrderSaga.producerOf(event).serviceName(),
        OrderSaga.topicsOf(event).stream()
            .map(topic -> "`" + topic.wireName() + "`")
            .collect(joining(", ")),
        OrderSaga.MAP.stream()
            .filter(reaction -> reaction.on() == event)
            .map(reaction -> reaction.by().serviceName())
            .distinct()
            .collect(joining(", ")));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String name(@Nullable Class<? extends PlatformEvent> event) {
    return event == null ? "" : event.getSimpleName();
  }
}
