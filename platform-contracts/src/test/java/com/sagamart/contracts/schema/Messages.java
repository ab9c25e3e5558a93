package com.sagamart.contracts.schema;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventType;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Each event as a message of AsyncAPI: headers, the released schema, the golden event.
final class Messages {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private Messages() {}

  static ObjectNode components() {
    ObjectNode components = JSON.createObjectNode();
    ObjectNode messages = components.putObject("messages");
    ObjectNode schemas = components.putObject("schemas");
    for (Class<? extends PlatformEvent> event : EventType.all()) {
      String type = EventType.of(event);
      messages.set(type, message(event, type));
      schemas.set(type, schema(type));
    }
    schemas.set("CloudEventHeaders", headers());
    return components;
  }

  private static ObjectNode message(Class<? extends PlatformEvent> event, String type) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("name", type)
            .put("title", event.getSimpleName())
            .put("summary", SourceDocs.of(event).text())
            .put("contentType", CloudEventHeaders.JSON);
    message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
    message.putObject("payload").put("$ref", "#/components/schemas/" + type);
    ObjectNode key = message.putObject("bindings").putObject("kafka").putObject("key");
    key.put("type", "string").put("description", "the same as ce_subject");
    ObjectNode example = message.putArray("examples").addObject().put("name", "golden");
    example.set("payload", JSON.readTree(GOLDEN.resolve(type + ".json")));
    return message;
  }

  private static ObjectNode schema(String type) {
    var release = Releases.COMMITTED.last(type).orElseThrow();
    ObjectNode schema = release.schema().deepCopy().asObject();
    schema.remove(List.of("$schema", "$id"));
    return schema.put("x-version", release.version());
  }

  private static ObjectNode headers() {
    ObjectNode headers = JSON.createObjectNode().put("type", "object");
    ObjectNode each = headers.putObject("properties");
    text(each, CloudEventHeaders.ID, "the event's identity, the same on every delivery")
        .put("format", "uuid");
    text(each, CloudEventHeaders.TYPE, "the kind of event");
    text(each, CloudEventHeaders.SOURCE, "who says it, such as /sagamart/order-service");
    text(each, CloudEventHeaders.SUBJECT, "the order, or for WALLET_OPENED the user")
        .put(EventSchema.PERSONAL, "leads to the customer");
    text(each, CloudEventHeaders.TIME, "when it happened, by its service's clock")
        .put("format", "date-time");
    text(each, CloudEventHeaders.SPEC_VERSION, "of CloudEvents")
        .put("const", CloudEventHeaders.VERSION);
    text(each, CloudEventHeaders.CONTENT_TYPE, "of the value").put("const", CloudEventHeaders.JSON);
    ArrayNode required = headers.putArray("required");
    each.propertyNames().forEach(required::add);
    text(each, CloudEventHeaders.TRACE_PARENT, "the trace in which it happened, if there is one");
    return headers;
  }

  private static ObjectNode text(ObjectNode headers, String name, String words) {
    return headers.putObject(name).put("type", "string").put("description", words);
  }
}
