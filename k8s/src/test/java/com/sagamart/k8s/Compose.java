package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.yaml.snakeyaml.Yaml;

/// `docker-compose.yml`, with what it takes over from its own parts.
final class Compose {

  private static final JsonNode CONTENT =
      JsonMapper.builder()
          .build()
          .valueToTree(new Yaml().<Object>load(Sources.read("docker-compose.yml")));

  private Compose() {}

  static JsonNode service(String name) {
    return CONTENT.path("services").path(name);
  }
}
