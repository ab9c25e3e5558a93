package com.sagamart.gateway;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// The routing table against the document of the API.
class RouteTableTest {

  @Test
  void opensWhatTheDocumentDescribesAndNothingElse() {
    Map<String, Boolean> described =
        ApiDocument.read().operations().stream()
            .collect(
                toMap(
                    operation -> operation.method() + " " + operation.path(),
                    ApiDocument.Operation::isPublic));

    assertThat(opened()).isEqualTo(described);
  }

  @Test
  void letsWhoeverMayGetSeeTheHeadAsWell() {
    assertThat(RouteTable.RULES)
        .allSatisfy(
            rule -> {
              assertThat(rule.allows(HttpMethod.HEAD)).isEqualTo(rule.allows(HttpMethod.GET));
              assertThat(rule.isOpenFor(HttpMethod.HEAD)).isEqualTo(rule.isOpenFor(HttpMethod.GET));
            });
  }

  /// Method and path, and whether it needs no token.
  private static Map<String, Boolean> opened() {
    return RouteTable.RULES.stream()
        .flatMap(
            rule ->
                rule.methods().stream()
                    .filter(method -> !method.equals(HttpMethod.HEAD))
                    .map(method -> Map.entry(method + " " + rule.path(), rule.isOpenFor(method))))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
