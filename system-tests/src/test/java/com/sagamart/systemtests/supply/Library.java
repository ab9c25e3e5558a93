package com.sagamart.systemtests.supply;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A library that a program is shipped with, as the program's bill of materials lists it.
///
/// @param licences any one of them may be chosen
record Library(String name, String version, Set<String> licences) {

  private static final String BILL = "target/classes/META-INF/sbom/application.cdx.json";
  private static final String OWN = "com.sagamart";

  /// Those of the program with this module, which is built.
  static Stream<Library> of(Path root, String program) {
    JsonNode bill = JsonMapper.shared().readTree(root.resolve(program).resolve(BILL));
    return bill.path("components")
        .valueStream()
        .filter(it -> !it.path("group").asString("").equals(OWN))
        .map(Library::read);
  }

  private static Library read(JsonNode component) {
    Set<String> licences = new TreeSet<>();
    for (JsonNode each : component.path("licenses")) {
      JsonNode licence = each.path("license");
      licences.add(
          Stream.of(licence.path("id"), licence.path("name"), each.path("expression"))
              .map(it -> it.asString(""))
              .filter(it -> !it.isEmpty())
              .findFirst()
              .orElse("unknown"));
    }
    String group = component.path("group").asString("");
    return new Library(
        group + ":" + component.path("name").asString(""),
        component.path("version").asString(""),
        licences);
  }
}
