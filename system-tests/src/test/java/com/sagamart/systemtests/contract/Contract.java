package com.sagamart.systemtests.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.sagamart.contracts.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document that the gateway serves, as it is committed.
final class Contract {

  static final Path FILE = Path.of("..", "gateway", "src", "main", "resources", "openapi.json");

  /// Stands for the rules that hold for every call.
  static final String PLATFORM = "platform";

  private static final String ADDRESS = "https://sagamart.example/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final int FIRST_ERROR = 400;
  private static final String BULLET = "- ";

  private static final Contract COMMITTED = new Contract();

  private final JsonNode document = read();
  private final SchemaRegistry schemas =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi31(),
          registry -> registry.schemas(Map.of(ADDRESS, document.toString())));
  private final Map<String, Operation> operations =
      readOperations().stream().collect(toUnmodifiableMap(Operation::id, Function.identity()));

  static Contract committed() {
    return COMMITTED;
  }

  List<Operation> operations() {
    return operations.values().stream().sorted(Comparator.comparing(Operation::id)).toList();
  }

  Operation operation(String id) {
    Operation operation = operations.get(id);
    if (operation == null) {
      throw new AssertionError("the document has no operation " + id);
    }
    return operation;
  }

  /// The rules that hold for every call.
  Set<String> platformRules() {
    return rulesIn(document.path("info").path("description").asString());
  }

  /// What is wrong with this answer, seen from the document; nothing is when it is empty.
  List<String> objections(Operation operation, Answer answer) {
    if (!operation.isDescribed()) {
      return answer.status() < FIRST_ERROR || answer.text().isEmpty()
          ? List.of()
          : faultsOf(answer, "/components/schemas/Error");
    }
    String response = resolve(operation.pointer() + "/responses/" + answer.status());
    if (document.at(response).isMissingNode()) {
      return List.of("the document knows no %d of %s".formatted(answer.status(), operation));
    }
    var objections = new ArrayList<String>();
    document
        .at(response + "/headers")
        .propertyNames()
        .forEach(
            name -> {
              if (isRequired(response + "/headers/" + name) && !answer.has(name)) {
                objections.add("the header " + name + " is missing");
              }
            });
    objections.addAll(faultsOf(answer, response + "/content/application~1json/schema"));
    return objections;
  }

  private List<String> faultsOf(Answer answer, String schema) {
    if (!answer.headers().firstValue("Content-Type").equals(Optional.of("application/json"))) {
      return List.of("it is no application/json");
    }
    return schemas
        .getSchema(SchemaLocation.of(ADDRESS + "#" + schema))
        .validate(answer.body())
        .stream()
        .map(Object::toString)
        .toList();
  }

  private boolean isRequired(String header) {
    return document.at(resolve(header) + "/required").asBoolean(false);
  }

  /// Where this really stands, when it only refers to another place.
  private String resolve(String pointer) {
    JsonNode reference = document.at(pointer + "/$ref");
    return reference.isMissingNode() ? pointer : reference.asString().substring(1);
  }

  private List<Operation> readOperations() {
    var found = new ArrayList<Operation>();
    for (var path : document.required("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          found.add(readOperation(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return found;
  }

  private Operation readOperation(String path, String method, JsonNode operation) {
    String pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
    return new Operation(
        operation.required("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        pointer,
        readCodes(pointer + "/responses"),
        rulesIn(operation.path("description").asString()),
        operation.path("security").isArray() && operation.path("security").isEmpty());
  }

  /// The examples of an error response carry the names of its codes.
  private Set<ErrorCode> readCodes(String responses) {
    return document.at(responses).propertyNames().stream()
        .filter(status -> status.compareTo("400") >= 0)
        .map(status -> resolve(responses + "/" + status) + "/content/application~1json/examples")
        .flatMap(examples -> document.at(examples).propertyNames().stream())
        .map(ErrorCode::valueOf)
        .collect(toUnmodifiableSet());
  }

  private static Set<String> rulesIn(String description) {
    return description
        .lines()
        .filter(line -> line.startsWith(BULLET))
        .map(line -> line.substring(BULLET.length()))
        .collect(toUnmodifiableSet());
  }

  private static JsonNode read() {
    try {
      return new JsonMapper().readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
