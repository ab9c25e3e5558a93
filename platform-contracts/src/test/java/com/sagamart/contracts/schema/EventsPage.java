package com.sagamart.contracts.schema;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The AsyncAPI document as a page for people: topics first, then each event with its fields and
/// an example. It needs no script.
final class EventsPage {

  private final JsonNode document;

  private EventsPage(JsonNode document) {
    this.document = document;
  }

  static String of(JsonNode document) {
    return new EventsPage(document).page();
  }

  private String page() {
    return """
        <!DOCTYPE html>
        <html lang="en">
          <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sagamart events</title>
            <link rel="icon" type="image/png" href="/docs/favicon.png">
            <link rel="stylesheet" href="/docs/events.css">
          </head>
          <body>
            <header>
              <h1>%s <small>%s</small></h1>
              <p>%s</p>
              <p><a href="/asyncapi.yaml">asyncapi.yaml</a> · <a href="/docs">the HTTP API</a></p>
            </header>
            <main>
              <h2>Topics</h2>
              <table>
                <tr><th>topic</th><th>events</th><th>sent by</th><th>received by</th><th>kept</th></tr>
        %s
              </table>
              <h2>On every record</h2>
        %s
              <h2>Events</h2>
        %s
            </main>
          </body>
        </html>
        """
        .formatted(
            text("/info/title"),
            text("/info/version"),
            text("/info/description"),
            each("/channels", this::topic),
            Fields.table(document.at("/components/schemas/CloudEventHeaders")),
            each("/components/messages", this::event));
  }

  private String topic(Map.Entry<String, JsonNode> channel) {
    JsonNode it = channel.getValue();
    long kept = it.at("/bindings/kafka/topicConfiguration/retention.ms").asLong();
    return "        <tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%d&nbsp;days</td></tr>"
        .formatted(
            Fields.escaped(it.path("address").asString()),
            it.path("messages").propertyNames().stream()
                .map(type -> "<a href=\"#%1$s\">%1$s</a>".formatted(type))
                .collect(joining("<br>")),
            parties("send", onChannel(channel.getKey())),
            parties("receive", onChannel(channel.getKey())),
            Duration.ofMillis(kept).toDays());
  }

  private String event(Map.Entry<String, JsonNode> message) {
    String type = message.getKey();
    JsonNode it = message.getValue();
    JsonNode schema = document.at("/components/schemas/" + type);
    return """
                <section id="%1$s">
                  <h3>%1$s <small>%2$s</small></h3>
                  <p>%3$s</p>
                  <p>Sent by %4$s. Received by %5$s.</p>
          %6$s
                  <details><summary>An example</summary><pre>%7$s</pre></details>
                </section>"""
        .formatted(
            type,
            Fields.escaped(schema.path("x-version").asString()),
            Fields.escaped(it.path("summary").asString()),
            parties("send", withMessage(type)),
            parties("receive", withMessage(type)),
            Fields.table(schema),
            Fields.escaped(it.at("/examples/0/payload").toPrettyString()));
  }

  private static Predicate<JsonNode> onChannel(String name) {
    return operation -> operation.at("/channel/$ref").asString().equals("#/channels/" + name);
  }

  private static Predicate<JsonNode> withMessage(String type) {
    return operation ->
        operation.path("messages").findValuesAsString("$ref").stream()
            .anyMatch(it -> it.endsWith("/" + type));
  }

  /// Who does this, where that holds.
  private String parties(String action, Predicate<JsonNode> where) {
    String parties =
        document.path("operations").properties().stream()
            .filter(it -> it.getValue().path("action").asString().equals(action))
            .filter(it -> where.test(it.getValue()))
            .map(it -> it.getKey().replaceFirst("-(sends|receives)-.*", ""))
            .distinct()
            .collect(joining(", "));
    return parties.isEmpty() ? "nobody" : parties;
  }

  private String each(
      String path, java.util.function.Function<Map.Entry<String, JsonNode>, String> drawing) {
    Stream<Map.Entry<String, JsonNode>> all = document.at(path).properties().stream();
    return all.map(drawing).collect(joining("\n"));
  }

  private String text(String path) {
    return Fields.escaped(document.at(path).asString());
  }
}
