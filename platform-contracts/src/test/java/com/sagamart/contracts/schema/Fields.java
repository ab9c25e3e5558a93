package com.sagamart.contracts.schema;

import static com.sagamart.contracts.schema.EventSchema.KNOWN_VALUES;
import static com.sagamart.contracts.schema.EventSchema.PERSONAL;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The fields of a schema, flat: those of an object under it, those of a list's items under `[]`.
///
/// @param type as JSON has it, with its format
/// @param about what it means, and the values known so far
/// @param personal what it tells of a person; empty when nothing
record Fields(String name, String type, boolean isRequired, String about, String personal) {

  static List<Fields> of(JsonNode schema) {
    List<Fields> fields = new ArrayList<>();
    gather("", schema, fields);
    return fields;
  }

  private static void gather(String prefix, JsonNode schema, List<Fields> fields) {
    for (var each : schema.path("properties").properties()) {
      JsonNode it = each.getValue();
      String name = prefix + each.getKey();
      fields.add(
          new Fields(
              name,
              type(it),
              texts(schema.path("required")).anyMatch(each.getKey()::equals),
              about(it),
              it.path(PERSONAL).asString("")));
      gather(name + ".", it, fields);
      gather(name + "[].", it.path("items"), fields);
    }
  }

  private static String type(JsonNode schema) {
    String type =
        schema.path("type").isArray()
            ? texts(schema.path("type")).collect(joining(" or "))
            : schema.path("type").asString();
    return schema.has("format") ? type + ", " + schema.path("format").asString() : type;
  }

  private static String about(JsonNode schema) {
    String words = schema.path("description").asString("");
    String known = texts(schema.path(KNOWN_VALUES)).collect(joining(", "));
    String only = schema.path("const").asString("");
    return Stream.of(
            words,
            known.isEmpty() ? "" : "Known so far: " + known,
            only.isEmpty() ? "" : "Always " + only)
        .filter(it -> !it.isEmpty())
        .collect(joining(" · "));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString);
  }

  /// As a table of a page.
  static String table(JsonNode schema) {
    return """
              <table>
                <tr><th>field</th><th>type</th><th>always</th><th>means</th><th>tells of a person</th></tr>
        %s
              </table>"""
        .formatted(of(schema).stream().map(Fields::row).collect(joining("\n")));
  }

  private String row() {
    return "        <tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            escaped(name),
            escaped(type),
            isRequired ? "yes" : "",
            escaped(about),
            escaped(personal));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
