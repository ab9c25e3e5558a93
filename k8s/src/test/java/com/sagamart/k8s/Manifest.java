package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One object as it would be sent to a cluster.
record Manifest(JsonNode content) {

  private static final YAMLMapper YAML = new YAMLMapper();

  static List<Manifest> readAll(String documents) {
    try (var parser = YAML.getFactory().createParser(documents)) {
      List<Manifest> manifests = new ArrayList<>();
      YAML.readerFor(JsonNode.class)
          .<JsonNode>readValues(parser)
          .forEachRemaining(it -> manifests.add(new Manifest(it)));
      return List.copyOf(manifests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return text("/kind");
  }

  String name() {
    return text("/metadata/name");
  }

  /// Says which one it is.
  @Override
  public String toString() {
    return kind() + " " + name();
  }

  JsonNode at(String pointer) {
    return content.at(pointer);
  }

  String text(String pointer) {
    return at(pointer).asText();
  }

  Map<String, String> words(String pointer) {
    return words(at(pointer));
  }

  Stream<JsonNode> each(String pointer) {
    return each(at(pointer));
  }

  static Stream<JsonNode> each(JsonNode list) {
    return list.valueStream();
  }

  /// Labels, a selector: what maps words to words.
  static Map<String, String> words(JsonNode map) {
    Map<String, String> words = new TreeMap<>();
    map.properties().forEach(it -> words.put(it.getKey(), it.getValue().asText()));
    return words;
  }
}
