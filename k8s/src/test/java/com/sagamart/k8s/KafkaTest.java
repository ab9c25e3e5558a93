package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sagamart.contracts.saga.TopicRights;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The topics are those of the contract, and who may do what with them is what the saga says.
class KafkaTest {

  @ParameterizedTest
  @EnumSource
  void theTopicsAreThoseOfTheContract(Overlay overlay) {
    Map<String, String> there = new TreeMap<>();
    overlay
        .all("KafkaTopic")
        .forEach(
            it -> {
              String kept =
                  it.at("/spec/config").path("retention.ms").asText(Retentions.AS_LONG_AS_ANY);
              there.put(it.name(), Retentions.topic(it.text("/spec/partitions"), kept));
            });
    assertThat(there).isEqualTo(Retentions.wanted());
  }

  @ParameterizedTest
  @EnumSource
  void noTopicHasMoreReplicasThanThereAreBrokers(Overlay overlay) {
    int brokers = overlay.one("KafkaNodePool", "node").at("/spec/replicas").asInt();
    JsonNode config = overlay.one("Kafka", "sagamart").at("/spec/kafka/config");
    assertThat(overlay.all("KafkaTopic"))
        .allSatisfy(it -> assertThat(it.at("/spec/replicas").asInt()).isEqualTo(brokers));
    assertThat(config.path("default.replication.factor").asInt()).isEqualTo(brokers);
    assertThat(config.path("auto.create.topics.enable").asBoolean(true)).isFalse();
  }

  /// The same rights are tried out on a real broker by `BrokerRightsTest`.
  @ParameterizedTest
  @EnumSource
  void eachClientMayDoWhatTheSagaTellsItToDoAndNothingElse(Overlay overlay) {
    assertThat(overlay.all("KafkaUser").map(Manifest::name))
        .containsExactlyInAnyOrderElementsOf(
            TopicRights.all().stream().map(TopicRights::user).toList());
    for (TopicRights rights : TopicRights.all()) {
      assertThat(permissions(overlay.one("KafkaUser", rights.user())))
          .as(rights.user())
          .isEqualTo(permissions(rights));
    }
  }

  private static Set<String> permissions(TopicRights rights) {
    Set<String> permissions = new TreeSet<>();
    rights.writes().forEach(it -> permissions.add("Write topic literal " + it));
    rights.reads().forEach(it -> permissions.add("Read topic literal " + it));
    permissions.add(
        "Read group %s %s".formatted(rights.isPrefix() ? "prefix" : "literal", rights.group()));
    return permissions;
  }

  private static Set<String> permissions(Manifest user) {
    return user.each("/spec/authorization/acls")
        .flatMap(KafkaTest::permissions)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> permissions(JsonNode acl) {
    JsonNode resource = acl.at("/resource");
    String what =
        "%s %s %s"
            .formatted(
                resource.path("type").asText(),
                resource.path("patternType").asText(),
                resource.path("name").asText());
    return each(acl.at("/operations"))
        .map(JsonNode::asText)
        .filter(it -> !it.equals("Describe"))
        .map(it -> it + " " + what);
  }
}
