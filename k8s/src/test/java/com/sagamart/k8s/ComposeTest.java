package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same programs on one machine, with the same bounds.
class ComposeTest {

  private static final Settings SETTINGS = new Settings();
  private static final Pattern TRIED =
      Pattern.compile("<keycloak\\.version>(.*)</keycloak\\.version>");
  private static final Pattern TOPIC =
      Pattern.compile(".*--topic (\\S+) --partitions (\\d+)(?:.*retention\\.ms=(\\d+))?.*");

  @ParameterizedTest
  @EnumSource
  void aProgramsMemoryIsBounded(Program program) {
    assertThat(Compose.service(program.module()).path("mem_limit").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anImageKnowsWhereItsHealthIsAsked(Program program) {
    JsonNode arguments = Compose.service(program.module()).at("/build/args");
    assertThat(arguments.path("PROGRAM").asText()).isEqualTo(program.module());
    assertThat(arguments.path("MANAGEMENT_PORT").asInt()).isEqualTo(program.managementPort());
  }

  @ParameterizedTest
  @EnumSource
  void aProgramReadsWhatItIsTold(Program program) {
    Map<String, String> told =
        Manifest.words(Compose.service(program.module()).path("environment"));
    assertThat(told).containsKey("SAGAMART_ISSUER_URI");
    assertThat(told.keySet()).allMatch(SETTINGS::knows);
  }

  @Test
  void theTopicsAreThoseOfTheContract() {
    Tool.need("bash");
    Tool.Outcome made =
        Tool.run(List.of("env", "KAFKA_TOPICS=echo", "BROKER=any:1", "bash", "container/topics"));
    assertThat(made.status()).isZero();
    Map<String, String> topics = new TreeMap<>();
    TOPIC
        .matcher(made.output())
        .results()
        .forEach(
            it -> {
              String kept = it.group(3) == null ? Retentions.AS_LONG_AS_ANY : it.group(3);
              topics.put(it.group(1), Retentions.topic(it.group(2), kept));
            });
    assertThat(topics).isEqualTo(Retentions.wanted());
  }

  @Test
  void prometheusScrapesEachProgram() {
    JsonNode targets =
        Manifest.readAll(Sources.read("container/prometheus.yml"))
            .getFirst()
            .at("/scrape_configs/0/static_configs");
    assertThat(Manifest.each(targets).map(it -> it.at("/targets/0").asText()))
        .containsExactlyInAnyOrderElementsOf(
            List.of(Program.values()).stream()
                .map(it -> it.module() + ":" + it.managementPort())
                .toList());
  }

  @Test
  void keycloakIsTheOneThatTheSystemTestTries() {
    Matcher tried = TRIED.matcher(Sources.read("pom.xml"));
    assertThat(tried.find()).isTrue();
    String image = "quay.io/keycloak/keycloak:" + tried.group(1);
    assertThat(Compose.service("keycloak").path("image").asText()).isEqualTo(image);
    assertThat(Sources.read("k8s/overlays/local/keycloak.yaml").lines())
        .filteredOn(it -> it.contains("image:"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).endsWith("image: " + image));
  }

  @Test
  void theStoreOfLimitsIsTheOneThatRunsBeside() {
    assertThat(Compose.service("gateway").at("/environment/SAGAMART_RATE_LIMITS_STORE").asText())
        .isEqualTo("redis://valkey:6379");
    assertThat(Compose.service("valkey").path("image").asText()).startsWith("valkey/valkey:");
  }

  @Test
  void servicesGoBehindTheGatewayAtTheProcessor() {
    assertThat(Program.values())
        .filteredOn(it -> it != Program.GATEWAY)
        .allSatisfy(it -> assertThat(sharesOf(Program.GATEWAY)).isGreaterThan(4 * sharesOf(it)));
  }

  private static int sharesOf(Program program) {
    return Compose.service(program.module()).path("cpu_shares").asInt(1_024);
  }

  @Test
  void programsSendSpansIfSomebodyTakesThem() {
    needCompose();
    assertThat(toldOfTraces(Map.of())).containsExactly("");
    assertThat(toldOfTraces(Map.of("COMPOSE_PROFILES", "observe")))
        .containsExactly("http://jaeger:4318");
    assertThat(toldOfTraces(Map.of("SAGAMART_TRACES", "http://mine:4318")))
        .containsExactly("http://mine:4318");
    assertThat(Compose.service("jaeger").path("profiles")).hasToString("[\"observe\"]");
  }

  /// What each of the programs is told, without repetitions.
  private static Stream<String> toldOfTraces(Map<String, String> variables) {
    List<String> command = new ArrayList<>(List.of("env", "-u", "SAGAMART_TRACES"));
    command.addAll(List.of("-u", "COMPOSE_PROFILES"));
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("docker", "compose", "config"));
    JsonNode services = Manifest.readAll(Tool.run(command).output()).getFirst().at("/services");
    return Stream.of(Program.values())
        .map(it -> services.path(it.module()).at("/environment/SAGAMART_TRACES").asText("none"))
        .distinct();
  }

  @Test
  void composeUnderstandsIt() {
    needCompose();
    Tool.Outcome outcome =
        Tool.run(List.of("docker", "compose", "--profile", "observe", "config", "--quiet"));
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  private static void needCompose() {
    Tool.need("docker");
    boolean isThere = Tool.run(List.of("docker", "compose", "version")).status() == 0;
    Assumptions.assumeTrue(isThere, "skipped: docker has no compose plugin here");
  }
}
