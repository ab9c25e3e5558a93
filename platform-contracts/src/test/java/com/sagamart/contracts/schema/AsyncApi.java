package com.sagamart.contracts.schema;

import static com.sagamart.contracts.schema.Messages.JSON;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Draws `asyncapi.yaml` from the topics, the saga's map and the released schemas.
final class AsyncApi {

  private static final String ABOUT =
      """
      What Sagamart's services say on Kafka, and who listens. Every record is a CloudEvent in
      binary mode: its identity and time are headers, its value is JSON. Records are delivered at
      least once; deduplicate by ce_id. Within a topic the events of one order stay in their order.
      Only optional fields are ever added, so skip what you do not know.
      """;

  /// Of the binding to Kafka that AsyncAPI describes.
  private static final String KAFKA_BINDING = "0.5.0";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private AsyncApi() {}

  /// The document as it is committed.
  static String yaml() {
    return "# Drawn from OrderSaga and the schemas; a test fails when it is stale.\n"
        + YAML.writeValueAsString(document());
  }

  static ObjectNode document() {
    ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Sagamart events")
        .put("version", "1.%d.0".formatted(additions()))
        .put("description", ABOUT.replace('\n', ' ').strip());
    document.put("defaultContentType", "application/json");
    document
        .putObject("servers")
        .putObject("embedded")
        .put("host", "127.0.0.1:19092")
        .put("protocol", "kafka")
        .put("description", "The embedded stack of ./sagamart up.");
    ObjectNode channels = document.putObject("channels");
    for (Topic topic : Topic.values()) {
      channels.set(topic.name(), channel(topic));
    }
    document.set("operations", Operations.all());
    document.set("components", Messages.components());
    return document;
  }

  /// How often something was added to an event since the first release.
  private static int additions() {
    return EventType.all().stream()
        .map(event -> Releases.COMMITTED.last(EventType.of(event)).orElseThrow())
        .mapToInt(Releases.Release::minor)
        .sum();
  }

  private static ObjectNode channel(Topic topic) {
    ObjectNode channel =
        JSON.createObjectNode()
            .put("address", topic.wireName())
            .put(
                "description",
                Topic.ofTheDataPlatform().contains(topic)
                    ? "For the data platform, keyed by the order."
                    : "For the services, keyed by what each event is about.");
    ObjectNode messages = channel.putObject("messages");
    for (Class<? extends PlatformEvent> event : eventsOn(topic)) {
      String type = EventType.of(event);
      messages.putObject(type).put("$ref", "#/components/messages/" + type);
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.wireName()).put("partitions", Topic.PARTITIONS);
    kafka.putObject("topicConfiguration").put("retention.ms", topic.retention().toMillis());
    kafka.put("bindingVersion", KAFKA_BINDING);
    return channel;
  }

  static List<Class<? extends PlatformEvent>> eventsOn(Topic topic) {
    return EventType.all().stream()
        .filter(event -> OrderSaga.topicsOf(event).contains(topic))
        .toList();
  }
}
