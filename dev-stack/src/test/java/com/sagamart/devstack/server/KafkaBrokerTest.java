package com.sagamart.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.EventTail;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.PublishedEvent;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Strays;
import com.sagamart.devstack.proxy.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

  private static final int ATTEMPTS = 20;
  private static final int WELL_KNOWN = 8084;

  @TempDir private static Path directory;
  private static Home home;
  private static ManagedProcess kafka;
  private static String bootstrapServers;
  private static Proxy door;

  @BeforeAll
  static void startKafka() {
    home = Home.at(directory);
    Ports ports = FreePorts.find();
    bootstrapServers = "127.0.0.1:" + ports.kafka();
    int behind = ports.kafkaBehindDoor(WELL_KNOWN);
    door = Proxy.listen(0, behind);
    var doors = List.of(new KafkaDoor("wallet", behind, door.port()));
    kafka = new ManagedProcess(new KafkaBroker(home, Installation.current(), ports, doors), home);
    start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.stop();
    door.close();
    Strays.kill(home);
  }

  @Test
  void hasTheTopicsOfTheContractAlsoAfterBeingKilled() throws Exception {
    publish("before");
    assertThat(kafka.kill()).isTrue();
    start();

    try (Admin admin = admin();
        EventTail tail = new EventTail(bootstrapServers, EventTail.named("order"))) {
      assertThat(admin.describeTopics(Topics.names()).allTopicNames().get().values())
          .hasSize(2 * Topic.values().length)
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topic.PARTITIONS));
      publish("after");
      assertThat(await(tail)).extracting(PublishedEvent::json).containsExactly("after");
    }
  }

  @Test
  void sendsNobodyPastTheDoorThatHeCameThrough() throws Exception {
    assertThat(portToldTo("127.0.0.1:" + door.port())).isEqualTo(door.port());
    assertThat("127.0.0.1:" + portToldTo(bootstrapServers)).isEqualTo(bootstrapServers);
    door.blackhole();
    try {
      assertThatThrownBy(() -> portToldTo("127.0.0.1:" + door.port()))
          .hasCauseInstanceOf(TimeoutException.class);
      assertThat("127.0.0.1:" + portToldTo(bootstrapServers)).isEqualTo(bootstrapServers);
    } finally {
      door.heal();
    }
  }

  private static int portToldTo(String bootstrapServers) throws Exception {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    try (Admin admin = Admin.create(settings)) {
      return admin.describeCluster().nodes().get().iterator().next().port();
    }
  }

  @Test
  void makesNoTopicByMistake() throws Exception {
    try (Admin admin = admin()) {
      var settings =
          admin
              .describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER, "1")))
              .all()
              .get()
              .values()
              .iterator()
              .next();

      assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false");
    }
  }

  @Test
  void keepsATopicForAsLongAsTheContractWants() throws Exception {
    for (Topic topic : Topic.values()) {
      awaitRetention(topic, topic.retention());
    }
    awaitRetention("sagamart.wallet.events.dlt", Duration.ofDays(31));
    forgetAfter(Topic.ORDER_EVENTS, Duration.ofHours(1));
    awaitRetention(Topic.ORDER_EVENTS, Duration.ofHours(1));

    new Topics(bootstrapServers).createMissing();

    awaitRetention(Topic.ORDER_EVENTS, Duration.ofDays(31));
  }

  private static void awaitRetention(Topic topic, Duration retention) {
    awaitRetention(topic.wireName(), retention);
  }

  /// The broker learns of settings as of topics, from its controller.
  private static void awaitRetention(String topic, Duration retention) {
    Patience.until(
        topic + " is kept for " + retention, retention::equals, () -> retentionOf(topic));
  }

  private static void forgetAfter(Topic topic, Duration retention) throws Exception {
    var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "" + retention.toMillis());
    try (Admin admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  resource(topic.wireName()),
                  List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static Duration retentionOf(String topic) {
    try (Admin admin = admin()) {
      var settings = admin.describeConfigs(List.of(resource(topic))).all().get().values();
      return Duration.ofMillis(
          Long.parseLong(settings.iterator().next().get(TopicConfig.RETENTION_MS_CONFIG).value()));
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static List<PublishedEvent> await(EventTail tail) {
    List<PublishedEvent> events = new ArrayList<>();
    for (int attempt = 0; events.isEmpty() && attempt < ATTEMPTS; attempt++) {
      events.addAll(tail.next(Duration.ofSeconds(1)));
    }
    return events;
  }

  private static void publish(String content) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topic.ORDER_EVENTS.wireName(), "7000001", content)).get();
    }
  }

  private static Admin admin() {
    return Admin.create(
        Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static void start() {
    kafka.program().prepare();
    kafka.start();
    kafka.awaitReady();
  }
}
