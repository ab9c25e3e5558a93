package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// What a container is told, without what it is told by reference.
final class Environment {

  private Environment() {}

  /// Each variable with its value, or with an empty one if that stands in a secret.
  static Map<String, String> of(JsonNode container) {
    Map<String, String> variables = new TreeMap<>();
    Manifest.each(container.at("/env"))
        .forEach(it -> variables.put(it.at("/name").asText(), it.at("/value").asText()));
    return variables;
  }
}
