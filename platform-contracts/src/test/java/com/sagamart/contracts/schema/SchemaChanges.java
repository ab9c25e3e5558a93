package com.sagamart.contracts.schema;

import static com.sagamart.contracts.schema.EventSchema.KNOWN_VALUES;
import static com.sagamart.contracts.schema.EventSchema.PERSONAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a reader of one version would stumble over in the next, and the next one's reader over the
/// old. It knows the few words of which [EventSchema] makes use; a change of any other it refuses
/// to judge. (Registries compare schemas as well, but hold that an open object can never be given
/// an optional field, which is the one thing that we allow.)
final class SchemaChanges {

  /// They bind nobody.
  private static final Set<String> WORDS = Set.of("$id", "title", "description", PERSONAL);

  private static final Set<String> JUDGED = Set.of("properties", "required", "items", KNOWN_VALUES);

  private final List<String> breaking = new ArrayList<>();

  private SchemaChanges() {}

  /// One sentence for each; empty when all that is new may be ignored.
  static List<String> breaking(JsonNode before, JsonNode after) {
    var changes = new SchemaChanges();
    changes.compare("", before, after);
    return List.copyOf(changes.breaking);
  }

  /// Whether both bind readers to the same, whatever their words.
  static boolean isSame(JsonNode before, JsonNode after) {
    return binding(before).equals(binding(after));
  }

  private static JsonNode binding(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    strip(copy);
    return copy;
  }

  /// `properties` has fields of ours in it, which may be called `title`.
  private static void strip(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      object.remove(WORDS);
      object.path("properties").values().forEach(SchemaChanges::strip);
      strip(object.path("items"));
    }
  }

  private void compare(String where, JsonNode before, JsonNode after) {
    keywords(where, before, after);
    for (String value : texts(before.path(KNOWN_VALUES))) {
      if (!texts(after.path(KNOWN_VALUES)).contains(value)) {
        breaking.add("%s cannot be %s any more".formatted(name(where), value));
      }
    }
    required(where, before, after);
    for (var field : before.path("properties").properties()) {
      String path = where + "/" + field.getKey();
      JsonNode still = after.path("properties").path(field.getKey());
      if (still.isMissingNode()) {
        breaking.add("%s is gone".formatted(name(path)));
      } else {
        compare(path, field.getValue(), still);
      }
    }
    if (before.has("items")) {
      compare(where + "/*", before.path("items"), after.path("items"));
    }
  }

  private void keywords(String where, JsonNode before, JsonNode after) {
    Set<String> all = new TreeSet<>(before.propertyNames());
    all.addAll(after.propertyNames());
    all.removeAll(WORDS);
    all.removeAll(JUDGED);
    for (String keyword : all) {
      if (!before.path(keyword).equals(after.path(keyword))) {
        breaking.add(
            "%s has another %s: %s was %s"
                .formatted(name(where), keyword, after.path(keyword), before.path(keyword)));
      }
    }
  }

  private void required(String where, JsonNode before, JsonNode after) {
    Set<String> was = texts(before.path("required"));
    Set<String> is = texts(after.path("required"));
    for (String field : is) {
      if (!was.contains(field)) {
        breaking.add("%s is required, and was not there".formatted(name(where + "/" + field)));
      }
    }
    for (String field : was) {
      if (!is.contains(field) && after.path("properties").has(field)) {
        breaking.add("%s may be missing now".formatted(name(where + "/" + field)));
      }
    }
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static String name(String where) {
    return where.isEmpty() ? "the event" : where.substring(1);
  }
}
