package com.sagamart.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `openapi.json` as the tests read it.
record ApiDocument(String text, JsonNode root) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /// @param method in capitals
  record Operation(String method, String path, JsonNode node) {

    /// Whether it can be called without a token.
    boolean isPublic() {
      return node.has("security") && node.get("security").isEmpty();
    }
  }

  /// A node, and its JSON pointer.
  record Place(String pointer, JsonNode node) {

    private Stream<Place> withAllBelow() {
      Stream<Place> children =
          node.isObject()
              ? node.properties().stream()
                  .map(
                      field -> new Place(pointer + "/" + escaped(field.getKey()), field.getValue()))
              : IntStream.range(0, node.size())
                  .mapToObj(i -> new Place(pointer + "/" + i, node.get(i)));
      return Stream.concat(Stream.of(this), children.flatMap(Place::withAllBelow));
    }

    private static String escaped(String key) {
      return key.replace("~", "~0").replace("/", "~1");
    }
  }

  static ApiDocument read() {
    try (InputStream bytes = ApiDocument.class.getResourceAsStream("/openapi.json")) {
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      return new ApiDocument(text, JsonMapper.shared().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    return root.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(field -> METHODS.contains(field.getKey()))
                    .map(
                        field ->
                            new Operation(
                                field.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                field.getValue())))
        .toList();
  }

  /// The reply itself, for one that is only referred to.
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? at(node.get("$ref").asString()) : node;
  }

  /// The node that `#/…` names; missing if there is none.
  JsonNode at(String reference) {
    return root.at(reference.substring(1));
  }

  /// Every node of the document.
  List<Place> places() {
    return new Place("", root).withAllBelow().toList();
  }
}
