package com.sagamart.contracts.schema;

import static com.sagamart.contracts.schema.Messages.JSON;
import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.saga.Reaction;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who sends to which topic, and who receives from it, as the saga's map has it.
final class Operations {

  private static final String DATA_PLATFORM = "data-platform";

  private Operations() {}

  static ObjectNode all() {
    ObjectNode operations = JSON.createObjectNode();
    for (Participant each : Participant.values()) {
      for (Topic topic : Topic.values()) {
        sends(operations, each, topic);
        receives(operations, each, topic);
      }
    }
    for (Topic topic : Topic.ofTheDataPlatform()) {
      add(
          operations,
          DATA_PLATFORM + "-receives-" + topic.name(),
          "receive",
          "Whoever counts what was sold.",
          topic,
          AsyncApi.eventsOn(topic));
    }
    return operations;
  }

  private static void sends(ObjectNode operations, Participant each, Topic topic) {
    List<Class<? extends PlatformEvent>> said =
        AsyncApi.eventsOn(topic).stream()
            .filter(event -> OrderSaga.producerOf(event) == each)
            .toList();
    add(
        operations,
        each.serviceName() + "-sends-" + topic.name(),
        "send",
        words(
            OrderSaga.reactionsOf(each).stream()
                .filter(reaction -> reaction.mayPublish().stream().anyMatch(said::contains))),
        topic,
        said);
  }

  private static void receives(ObjectNode operations, Participant each, Topic topic) {
    List<Class<? extends PlatformEvent>> heard =
        AsyncApi.eventsOn(topic).stream()
            .filter(event -> OrderSaga.subscriptionsOf(each).contains(topic))
            .filter(OrderSaga.consumedBy(each)::contains)
            .toList();
    add(
        operations,
        each.serviceName() + "-receives-" + topic.name(),
        "receive",
        words(
            OrderSaga.reactionsOf(each).stream()
                .filter(reaction -> heard.stream().anyMatch(event -> event == reaction.on()))),
        topic,
        heard);
  }

  private static void add(
      ObjectNode operations,
      String name,
      String action,
      String description,
      Topic topic,
      Collection<Class<? extends PlatformEvent>> events) {
    if (events.isEmpty()) {
      return;
    }
    ObjectNode operation = operations.putObject(name).put("action", action);
    operation.put("description", description);
    operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
    ArrayNode messages = operation.putArray("messages");
    for (Class<? extends PlatformEvent> event : events) {
      messages
          .addObject()
          .put("$ref", "#/channels/%s/messages/%s".formatted(topic.name(), EventType.of(event)));
    }
  }

  private static String words(Stream<Reaction> reactions) {
    return reactions.map(Operations::sentence).collect(joining(" "));
  }

  private static String sentence(Reaction reaction) {
    Class<? extends PlatformEvent> on = reaction.on();
    String orders =
        switch (reaction.orders()) {
          case ALL -> "";
          case WITH_COUPON -> " of an order with a coupon";
          case WITHOUT_COUPON -> " of an order without a coupon";
        };
    return on == null
        ? "When %s.".formatted(reaction.does())
        : "On %s%s: %s.".formatted(EventType.of(on), orders, reaction.does());
  }
}
