package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// No container is root, and none writes its root.
class ConfinementTest {

  static Stream<String> services() {
    return Compose.names();
  }

  @ParameterizedTest
  @MethodSource("services")
  void isConfined(String name) {
    assertThat(Confinement.complaintsAbout(Compose.service(name))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void podsAreConfined(Overlay overlay) {
    assertThat(overlay.all("Deployment").map(it -> it.at("/spec/template/spec")))
        .hasSizeGreaterThanOrEqualTo(Program.values().length)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              assertThat(containers(pod)).allSatisfy(ConfinementTest::mayDoNothingThatItNeedNot);
            });
  }

  private static Stream<JsonNode> containers(JsonNode pod) {
    return Stream.concat(each(pod.at("/containers")), each(pod.at("/initContainers")));
  }

  private static void mayDoNothingThatItNeedNot(JsonNode container) {
    JsonNode context = container.at("/securityContext");
    assertThat(context.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(context.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(each(context.at("/capabilities/drop")).map(JsonNode::asText)).containsExactly("ALL");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          user,         nobody says that it is not root
          read_only,    its root is writable
          cap_drop,     it has capabilities
          security_opt, it may get privileges
          """)
  void aContainerWithoutOneOfTheseIsRefused(String missing, String complaint) {
    ObjectNode service = Compose.service("kafka").deepCopy();
    service.remove(missing);
    assertThat(Confinement.complaintsAbout(service)).containsExactly(complaint);
  }

  @ParameterizedTest
  @CsvSource({"root", "0", "0:0", "root:root"})
  void rootIsRefusedByEachOfItsNames(String user) {
    ObjectNode service = Compose.service("kafka").deepCopy();
    service.put("user", user);
    assertThat(Confinement.complaintsAbout(service)).hasSize(1);
  }

  @Test
  void aContainerThatWritesIntoTheSourcesIsRefused() {
    ObjectNode service = Compose.service("topics").deepCopy();
    service.putArray("volumes").add("./container/topics:/topics");
    assertThat(Confinement.complaintsAbout(service)).hasSize(1);
  }

  /// Where Keycloak writes is a part of its program, which another version must not find there.
  @Test
  void whatKeycloakWritesBelongsToItsVersion() {
    JsonNode keycloak = Compose.service("keycloak");
    String version = keycloak.path("image").asText().replaceAll(".*:", "");
    assertThat(keycloak.path("volumes").toString())
        .contains("keycloak-" + version + ":/opt/keycloak/lib/quarkus");
  }
}
