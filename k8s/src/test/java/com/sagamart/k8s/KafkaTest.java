package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
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

  @ParameterizedTest
  @EnumSource
  void eachServiceMayDoWhatTheSagaTellsItToDo(Overlay overlay) {
    for (Participant participant : Participant.values()) {
      String name = participant.serviceName();
      assertThat(permissions(overlay.one("KafkaUser", name)))
          .as(name)
          .isEqualTo(needsOf(participant));
    }
  }

  private static Set<String> needsOf(Participant participant) {
    Set<String> needs = new TreeSet<>();
    OrderSaga.MAP.stream()
        .filter(it -> it.by() == participant)
        .flatMap(it -> it.mayPublish().stream())
        .flatMap(it -> OrderSaga.topicsOf(it).stream())
        .forEach(it -> needs.add("Write " + it.wireName()));
    for (Topic topic : OrderSaga.subscriptionsOf(participant)) {
      needs.add("Read " + topic.wireName());
      needs.add("Write " + Topic.deadLettersOf(topic.wireName()));
    }
    needs.add("Read group " + participant.serviceName());
    return needs;
  }

  private static Set<String> permissions(Manifest user) {
    return user.each("/spec/authorization/acls")
        .flatMap(KafkaTest::permissions)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> permissions(JsonNode acl) {
    assertThat(acl.at("/resource/patternType").asText()).isEqualTo("literal");
    String what = acl.at("/resource/type").asText().equals("group") ? "group " : "";
    return each(acl.at("/operations"))
        .map(JsonNode::asText)
        .filter(it -> !it.equals("Describe"))
        .map(it -> it + " " + what + acl.at("/resource/name").asText());
  }
}
