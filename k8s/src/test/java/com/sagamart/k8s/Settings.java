package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Every environment variable that the programs read: what Spring Boot's own metadata names, what
/// stands in their `application.yml`, as a name or in a value, and what the gateway's settings
/// records declare.
final class Settings {

  private static final Set<String> NOT_OURS = Set.of("TZ", "JAVA_TOOL_OPTIONS");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
  private static final Pattern COMPONENT = Pattern.compile("> (\\w+)[,)]");

  private final Set<String> names = new HashSet<>(NOT_OURS);
  private final Set<String> prefixes = new HashSet<>();

  Settings() {
    try {
      for (URL url :
          Collections.list(
              Settings.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))) {
        try (InputStream metadata = url.openStream()) {
          JsonMapper.builder().build().readTree(metadata).path("properties").forEach(this::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    addAll("", yaml("platform-starter/src/main/resources/platform-defaults.yml"));
    for (Program program : Program.values()) {
      addAll("", program.settings());
    }
    String services = Sources.read("gateway/src/main/java/com/sagamart/gateway/Services.java");
    COMPONENT.matcher(services).results().forEach(it -> add("sagamart.services." + it.group(1)));
    add("sagamart.issuer.uri");
  }

  boolean knows(String variable) {
    return names.contains(variable) || prefixes.stream().anyMatch(variable::startsWith);
  }

  private void add(JsonNode property) {
    String name = property.path("name").asText();
    if (property.path("type").asText().startsWith("java.util.Map")) {
      prefixes.add(variable(name) + "_");
    } else {
      add(name);
    }
  }

  private void addAll(String path, JsonNode settings) {
    settings
        .properties()
        .forEach(
            it -> {
              String name = path.isEmpty() ? it.getKey() : path + "." + it.getKey();
              if (it.getValue().isObject()) {
                addAll(name, it.getValue());
              } else {
                add(name);
                PLACEHOLDER
                    .matcher(it.getValue().asText())
                    .results()
                    .forEach(found -> names.add(found.group(1)));
              }
            });
  }

  private void add(String property) {
    names.add(variable(property));
    names.add(variable(property.replace('-', '_')));
  }

  private static JsonNode yaml(String file) {
    return Manifest.readAll(Sources.read(file)).getFirst().content();
  }

  /// As Spring Boot maps it; it takes names with an underscore for a dash as well.
  private static String variable(String property) {
    return property.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
  }
}
