package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static com.sagamart.k8s.Manifest.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each program has in each overlay.
class ProgramTest {

  /// `platform-defaults.yml`: a stop takes this long at most.
  private static final int STOP_SECONDS = 20;

  private static final String POD = "/spec/template/spec";

  static Stream<Arguments> programs() {
    return Stream.of(Overlay.values())
        .flatMap(overlay -> Stream.of(Program.values()).map(it -> Arguments.of(overlay, it)));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isWatchedOnItsManagementPort(Overlay overlay, Program program) {
    JsonNode container = program(overlay, program);
    assertThat(container.at("/startupProbe/httpGet/path").asText()).endsWith("/health/liveness");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).endsWith("/health/liveness");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).endsWith("/health/readiness");
    assertThat(Stream.of("startup", "liveness", "readiness"))
        .allSatisfy(
            it ->
                assertThat(container.at("/" + it + "Probe/httpGet/port").asText())
                    .isEqualTo("management"));
    assertThat(port(container, "management")).isEqualTo(program.managementPort());
    assertThat(port(container, "http")).isEqualTo(program.port());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isBounded(Overlay overlay, Program program) {
    assertThat(containers(overlay, program))
        .allSatisfy(
            it -> {
              assertThat(words(it.at("/resources/requests"))).containsKeys("cpu", "memory");
              assertThat(words(it.at("/resources/limits"))).containsKeys("cpu", "memory");
            });
  }

  @ParameterizedTest
  @MethodSource("programs")
  void goesBehindTheGatewayAtTheProcessorUnlessItIsThat(Overlay overlay, Program program) {
    if (program != Program.GATEWAY) {
      assertThat(milliCpu(overlay, Program.GATEWAY))
          .isGreaterThanOrEqualTo(2 * milliCpu(overlay, program));
    }
  }

  /// What its pod requests: the most of those that come first and of those that stay.
  private static int milliCpu(Overlay overlay, Program program) {
    return containers(overlay, program)
        .map(it -> it.at("/resources/requests/cpu").asText())
        .peek(it -> assertThat(it).as("thousandths").endsWith("m"))
        .mapToInt(it -> Integer.parseInt(it.replace("m", "")))
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void hasAnIdentityWithoutAToken(Overlay overlay, Program program) {
    Manifest deployment = program.deployment(overlay);
    assertThat(deployment.text(POD + "/serviceAccountName")).isEqualTo(program.module());
    assertThat(deployment.at(POD + "/automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(
            overlay
                .one("ServiceAccount", program.module())
                .at("/automountServiceAccountToken")
                .asBoolean(true))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isSpreadOverZonesAndNodes(Overlay overlay, Program program) {
    Map<String, String> labels = labels(overlay, program);
    assertThat(program.deployment(overlay).each(POD + "/topologySpreadConstraints"))
        .allSatisfy(
            it -> {
              Map<String, String> spread = words(it.at("/labelSelector/matchLabels"));
              assertThat(labels).containsAllEntriesOf(spread);
              assertThat(spread).containsEntry("app.kubernetes.io/name", program.module());
              assertThat(each(it.at("/matchLabelKeys")).map(JsonNode::asText))
                  .doesNotContainAnyElementsOf(spread.keySet());
            })
        .extracting(it -> it.at("/topologyKey").asText())
        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void mayFinishWhatItBegan(Overlay overlay, Program program) {
    int farewell = program(overlay, program).at("/lifecycle/preStop/sleep/seconds").asInt();
    int grace = program.deployment(overlay).at(POD + "/terminationGracePeriodSeconds").asInt();
    assertThat(farewell).isPositive();
    assertThat(grace).isGreaterThan(farewell + STOP_SECONDS);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isNeverTakenAwayWhole(Overlay overlay, Program program) {
    Manifest budget = overlay.one("PodDisruptionBudget", program.module());
    assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    assertThat(budget.words("/spec/selector/matchLabels"))
        .containsEntry("app.kubernetes.io/name", program.module());
    assertThat(labels(overlay, program))
        .containsAllEntriesOf(budget.words("/spec/selector/matchLabels"));
    assertThat(program.deployment(overlay).at("/spec/strategy/rollingUpdate/maxUnavailable"))
        .hasToString("0");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void growsWithItsWork(Overlay overlay, Program program) {
    Manifest scaler = overlay.one("HorizontalPodAutoscaler", program.module());
    assertThat(scaler.text("/spec/scaleTargetRef/kind")).isEqualTo("Deployment");
    assertThat(scaler.text("/spec/scaleTargetRef/name")).isEqualTo(program.module());
    assertThat(scaler.at("/spec/minReplicas").asInt())
        .isLessThan(scaler.at("/spec/maxReplicas").asInt());
    assertThat(program.deployment(overlay).at("/spec/replicas").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void gatewaysCountOnAsManyAsThereMayBe(Overlay overlay) {
    int most =
        overlay
            .one("HorizontalPodAutoscaler", Program.GATEWAY.module())
            .at("/spec/maxReplicas")
            .asInt();
    String countedOn =
        Environment.of(program(overlay, Program.GATEWAY)).get("SAGAMART_GATEWAY_GATEWAYS");
    assertThat(Integer.parseInt(countedOn)).isGreaterThanOrEqualTo(most);
  }

  @ParameterizedTest
  @EnumSource
  void aServiceGrowsWithWhatItHasToTakeIn(Program program) {
    Stream<String> metrics =
        Overlay.PRODUCTION
            .one("HorizontalPodAutoscaler", program.module())
            .each("/spec/metrics")
            .map(it -> it.at("/pods/metric/name").asText())
            .filter(it -> !it.isEmpty());
    String made =
        Manifest.readAll(Sources.read("k8s/observability/adapter-rules.yml"))
            .getFirst()
            .text("/rules/0/name/as");
    assertThat(metrics.toList())
        .isEqualTo(program.database().isPresent() ? List.of(made) : List.of());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isFoundByItsService(Overlay overlay, Program program) {
    Manifest service = overlay.one("Service", program.module());
    assertThat(labels(overlay, program)).containsAllEntriesOf(service.words("/spec/selector"));
    assertThat(service.words("/spec/selector"))
        .containsEntry("app.kubernetes.io/name", program.module());
    assertThat(service.each("/spec/ports").map(it -> it.at("/targetPort").asText()))
        .containsExactly("http");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void migratesItsDatabaseBeforeItStarts(Overlay overlay, Program program) {
    Manifest deployment = program.deployment(overlay);
    if (program.database().isEmpty()) {
      assertThat(deployment.at(POD + "/initContainers").isMissingNode()).isTrue();
      return;
    }
    JsonNode migration = deployment.at(POD + "/initContainers/0");
    assertThat(migration.at("/image")).isEqualTo(program(overlay, program).at("/image"));
    assertThat(Environment.of(migration))
        .containsEntry("JAVA_TOOL_OPTIONS", "-Dspring.context.exit=onRefresh")
        .doesNotContainKey("SPRING_FLYWAY_ENABLED");
    assertThat(Environment.of(program(overlay, program)))
        .containsEntry("SPRING_FLYWAY_ENABLED", "false");
  }

  private static JsonNode program(Overlay overlay, Program program) {
    return program.deployment(overlay).at(POD + "/containers/0");
  }

  private static Stream<JsonNode> containers(Overlay overlay, Program program) {
    Manifest deployment = program.deployment(overlay);
    return Stream.concat(
        deployment.each(POD + "/containers"), deployment.each(POD + "/initContainers"));
  }

  private static Map<String, String> labels(Overlay overlay, Program program) {
    return program.deployment(overlay).words("/spec/template/metadata/labels");
  }

  private static int port(JsonNode container, String name) {
    return each(container.at("/ports"))
        .filter(it -> it.at("/name").asText().equals(name))
        .mapToInt(it -> it.at("/containerPort").asInt())
        .findFirst()
        .orElseThrow();
  }
}
