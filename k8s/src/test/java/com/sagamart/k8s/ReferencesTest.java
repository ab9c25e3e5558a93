package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a manifest names is there, or an operator makes it.
class ReferencesTest {

  @ParameterizedTest
  @EnumSource
  void everySecretThatIsReadIsMadeByThisOverlayOrAnOperator(Overlay overlay) {
    assertThat(containers(overlay).flatMap(ReferencesTest::secretsOf)).isSubsetOf(made(overlay));
  }

  @ParameterizedTest
  @EnumSource
  void everyConfigMapThatIsReadIsThere(Overlay overlay) {
    assertThat(
            containers(overlay)
                .flatMap(it -> each(it.at("/envFrom")))
                .map(it -> it.at("/configMapRef/name").asText()))
        .isSubsetOf(overlay.all("ConfigMap").map(Manifest::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void eachServiceFindsItsDatabase(Overlay overlay) {
    for (Program program : Program.values()) {
      program.database().ifPresent(it -> findsItsDatabase(overlay, program, it));
    }
  }

  private static void findsItsDatabase(Overlay overlay, Program program, String database) {
    Manifest cluster = overlay.one("Cluster", database + "-db");
    assertThat(cluster.text("/spec/bootstrap/initdb/database")).isEqualTo(database);
    assertThat(Environment.of(program.deployment(overlay).at("/spec/template/spec/containers/0")))
        .containsEntry(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://" + cluster.name() + "-rw:5432/" + database);
    assertThat(cluster.text("/spec/bootstrap/initdb/owner")).isEqualTo(database + "_owner");
    for (JsonNode role : cluster.each("/spec/managed/roles").toList()) {
      String name = role.at("/name").asText();
      assertThat(role.at("/replication").asBoolean(false))
          .as("the relay, and nobody else, may read the log")
          .isEqualTo(name.equals(database + "_relay"));
      assertThat(made(overlay)).contains(role.at("/passwordSecret/name").asText() + "/password");
    }
  }

  /// Only the init container gets it, which migrates and ends.
  @ParameterizedTest
  @EnumSource
  void noProgramKnowsThePasswordOfTheOwner(Overlay overlay) {
    for (Program program : Program.values()) {
      JsonNode pod = program.deployment(overlay).at("/spec/template/spec");
      assertThat(each(pod.at("/containers")).flatMap(ReferencesTest::secretsOf))
          .noneMatch(it -> it.contains("-db-owner/"));
      if (program.database().isPresent()) {
        assertThat(each(pod.at("/initContainers")).flatMap(ReferencesTest::secretsOf))
            .contains(program.database().get() + "-db-owner/password");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void allServicesFindTheBrokers(Overlay overlay) {
    Manifest kafka = overlay.one("Kafka", "sagamart");
    assertThat(overlay.one("ConfigMap", "kafka").words("/data"))
        .containsEntry(
            "SPRING_KAFKA_BOOTSTRAP_SERVERS",
            kafka.name() + "-kafka-bootstrap:" + kafka.text("/spec/kafka/listeners/0/port"));
  }

  /// The number of replicas times what each holds open, and some left for operators.
  @ParameterizedTest
  @EnumSource
  void theDatabaseTakesTheConnectionsOfAllReplicas(Overlay overlay) {
    int pool =
        Manifest.readAll(Sources.read("platform-starter/src/main/resources/platform-defaults.yml"))
            .getFirst()
            .at("/spring/datasource/hikari/maximum-pool-size")
            .asInt();
    int relay = 3;
    for (Program program : Program.values()) {
      program
          .database()
          .ifPresent(
              database -> {
                int replicas =
                    overlay
                        .one("HorizontalPodAutoscaler", program.module())
                        .at("/spec/maxReplicas")
                        .asInt();
                String limit =
                    overlay
                        .one("Cluster", database + "-db")
                        .text("/spec/postgresql/parameters/max_connections");
                assertThat(Integer.parseInt(limit) - 20).isGreaterThan(replicas * (pool + relay));
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRelaysSlotIsKeptOnTheStandbys(Overlay overlay) {
    assertThat(overlay.all("Cluster"))
        .hasSize(5)
        .allSatisfy(
            it -> {
              JsonNode parameters = it.at("/spec/postgresql/parameters");
              assertThat(parameters.path("pg_failover_slots.synchronize_slot_names").asText())
                  .isEqualTo("name_like:%_outbox");
              assertThat(parameters.path("hot_standby_feedback").asText()).isEqualTo("on");
              assertThat(it.at("/spec/replicationSlots/highAvailability/enabled").asBoolean())
                  .isTrue();
            });
  }

  private static Stream<JsonNode> containers(Overlay overlay) {
    return overlay
        .all("Deployment")
        .map(it -> it.at("/spec/template/spec"))
        .flatMap(it -> Stream.concat(each(it.at("/containers")), each(it.at("/initContainers"))));
  }

  private static Stream<String> secretsOf(JsonNode container) {
    return each(container.at("/env"))
        .map(it -> it.at("/valueFrom/secretKeyRef"))
        .filter(JsonNode::isObject)
        .map(it -> it.at("/name").asText() + "/" + it.at("/key").asText());
  }

  /// Each as `name/key`.
  private static Set<String> made(Overlay overlay) {
    Set<String> made = new TreeSet<>();
    overlay
        .all("Secret")
        .forEach(
            it -> it.words("/stringData").keySet().forEach(key -> made.add(it.name() + "/" + key)));
    overlay
        .all("ExternalSecret")
        .forEach(
            it -> {
              String name = it.text("/spec/target/name");
              JsonNode template = it.at("/spec/target/template/data");
              if (template.isMissingNode()) {
                it.each("/spec/data")
                    .forEach(x -> made.add(name + "/" + x.at("/secretKey").asText()));
              } else {
                Manifest.words(template).keySet().forEach(key -> made.add(name + "/" + key));
              }
            });
    overlay.all("KafkaUser").forEach(it -> made.add(it.name() + "/sasl.jaas.config"));
    return made;
  }
}
