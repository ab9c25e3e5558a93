package com.sagamart.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The released schemas: `ORDER_PAID/1.2.json` is the third of that event, and no file is ever
/// changed but in its words. There is no version 2: what breaks readers is another event.
///
/// @param folder has a folder for each event
record Releases(Path folder) {

  static final Releases COMMITTED = new Releases(Path.of("src/main/resources/schemas"));

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// One version of one event's schema.
  record Release(int minor, Path file) {

    static Release at(Path file) {
      String name = String.valueOf(file.getFileName());
      return new Release(
          Integer.parseInt(name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'))), file);
    }

    String version() {
      return "1." + minor;
    }

    JsonNode schema() {
      return JSON.readTree(file);
    }

    String text() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// How an event's record stands to the last release.
  sealed interface Standing {
    /// They are the same, to the letter.
    record Released() implements Standing {}

    /// It has to be written: as a release of its own, or where only words changed in place of the
    /// last.
    record ToWrite(Path file, String text) implements Standing {}

    /// It must not be released.
    record Breaking(List<String> changes) implements Standing {}
  }

  List<Release> of(String event) {
    Path schemas = folder.resolve(event);
    if (!Files.isDirectory(schemas)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(schemas)) {
      return files.map(Release::at).sorted(Comparator.comparingInt(Release::minor)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Standing standing(String event, Class<?> type) {
    ObjectNode schema = EventSchema.of(type);
    List<Release> releases = of(event);
    if (releases.isEmpty()) {
      return toWrite(event, 0, schema);
    }
    Release last = releases.getLast();
    List<String> breaking = SchemaChanges.breaking(last.schema(), schema);
    if (!breaking.isEmpty()) {
      return new Standing.Breaking(breaking);
    }
    boolean same = SchemaChanges.isSame(last.schema(), schema);
    var next = toWrite(event, same ? last.minor() : last.minor() + 1, schema);
    return same && last.text().equals(next.text()) ? new Standing.Released() : next;
  }

  private Standing.ToWrite toWrite(String event, int minor, ObjectNode schema) {
    String version = "1." + minor;
    ObjectNode named = JSON.createObjectNode();
    named.set("$schema", schema.path("$schema"));
    named.put("$id", "urn:sagamart:event:%s:%s".formatted(event, version));
    named.put("title", event);
    named.setAll(schema);
    return new Standing.ToWrite(
        folder.resolve(event).resolve(version + ".json"), JSON.writeValueAsString(named) + "\n");
  }

  Optional<Release> last(String event) {
    return Optional.of(of(event)).filter(it -> !it.isEmpty()).map(List::getLast);
  }
}
