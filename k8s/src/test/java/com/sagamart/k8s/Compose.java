package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// `docker-compose.yml`, with what it takes over from its own parts.
final class Compose {

  private static final JsonNode CONTENT =
      JsonMapper.builder()
          .build()
          .valueToTree(new Yaml().<Object>load(Sources.read("docker-compose.yml")));

  private Compose() {}

  static Stream<String> names() {
    return CONTENT.path("services").propertyStream().map(Map.Entry::getKey);
  }

  static JsonNode service(String name) {
    return CONTENT.path("services").path(name);
  }
}
