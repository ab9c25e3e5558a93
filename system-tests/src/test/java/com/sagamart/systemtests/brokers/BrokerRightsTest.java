package com.sagamart.systemtests.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.saga.TopicRights;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program;
import com.sagamart.devstack.process.Strays;
import com.sagamart.devstack.server.AdministratorSql;
import com.sagamart.devstack.server.PostgresServer;
import com.sagamart.devstack.server.Roles;
import com.sagamart.devstack.service.Service;
import com.sagamart.devstack.service.ServiceProgram;
import com.sagamart.systemtests.OwnStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A real broker with the users and rights that the contracts give, and a service that lives with
/// its own.
@Tag(OwnStack.TAG)
class BrokerRightsTest {

  private static final int PORT_OFFSET = 12_000;
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final String WALLET = Topic.WALLET_EVENTS.wireName();
  private static final Service WALLET_SERVICE = new Service("wallet-service", 8084, "wallet", 128);
  private static final Map<String, String> PASSWORDS = new HashMap<>();

  @TempDir private static Path directory;
  private static final Ports PORTS = new Ports(PORT_OFFSET);
  private static final Deque<ManagedProcess> RUNNING = new ArrayDeque<>();
  private static Home home = Home.at(Path.of(""));

  @BeforeAll
  static void startTheBroker() throws Exception {
    home = Home.at(directory);
    TopicRights.all().forEach(it -> PASSWORDS.put(it.user(), UUID.randomUUID().toString()));
    String password = UUID.randomUUID().toString();
    var broker = new GuardedBroker(home, Installation.current(), PORTS, password);
    start(broker);
    Map<String, Object> settings = new HashMap<>(Guard.at(broker.administratorsPort()));
    settings.putAll(Logins.plain(GuardedBroker.ADMINISTRATOR, password));
    try (Admin admin = Admin.create(settings)) {
      Guard.set(admin, BrokerRightsTest::passwordOf);
    }
  }

  @AfterAll
  static void stopAll() {
    RUNNING.forEach(ManagedProcess::stop);
    Strays.kill(home);
  }

  static Stream<TopicRights> everybody() {
    return TopicRights.all().stream();
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void eachClientWritesItsOwnTopicsAndNoOthers(TopicRights rights) {
    Set<String> taken = new HashSet<>();
    try (var producer = producer(rights.user())) {
      for (String topic : topics()) {
        if (takes(producer, topic)) {
          taken.add(topic);
        }
      }
    }
    assertThat(taken).isEqualTo(rights.writes());
  }

  @Test
  void onlyTheWalletWritesTheWalletsTopic() {
    for (TopicRights rights : TopicRights.all()) {
      try (var producer = producer(rights.user())) {
        if (rights.user().equals("wallet-service")) {
          assertThat(takes(producer, WALLET)).isTrue();
        } else {
          assertThatThrownBy(() -> producer.send(new ProducerRecord<>(WALLET, "1", "{}")).get())
              .as(rights.user())
              .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void eachClientReadsWhatIsMeantForItAndNothingElse(TopicRights rights) {
    assertThat(topics().stream().filter(it -> canPoll(rights, it)))
        .containsExactlyInAnyOrderElementsOf(rights.reads());
  }

  private static boolean canPoll(TopicRights rights, String topic) {
    try (var consumer = consumer(rights.user(), passwordOf(rights.user()), rights.group())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seek(new TopicPartition(topic, 0), 0);
      consumer.poll(Duration.ofSeconds(1));
      return true;
    } catch (TopicAuthorizationException e) {
      return false;
    }
  }

  @Test
  void nobodyReadsInAnothersGroup() {
    try (var consumer =
        consumer("coupon-service", passwordOf("coupon-service"), "wallet-service")) {
      consumer.subscribe(List.of(WALLET));
      assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
          .isInstanceOf(GroupAuthorizationException.class);
    }
  }

  @Test
  void whoDoesNotKnowThePasswordIsNobody() {
    try (var consumer = consumer("wallet-service", "guessed", "wallet-service")) {
      assertThatThrownBy(() -> consumer.partitionsFor(WALLET, Duration.ofSeconds(10)))
          .isInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void aServiceTakesInAndSaysWhatItHasToUnderItsOwnName() throws Exception {
    start(new PostgresServer(home, Installation.current(), PORTS, List.of("wallet")));
    Map<String, String> told = new HashMap<>(newDatabasePasswords());
    told.putAll(Logins.environment("wallet-service", passwordOf("wallet-service")));
    start(
        new ServiceProgram(
            WALLET_SERVICE, home, Installation.current(), Shape.single(PORT_OFFSET), told));
    var line = PricedLine.of(101, "유기농 우유 1L", 1, 3_200);
    var reserved = new StockReserved(7_000_001, 1, null, List.of(line), 3_200);
    try (var inventory = producer("inventory-service");
        var coupon = consumer("coupon-service", passwordOf("coupon-service"), "coupon-service")) {
      inventory.send(record(reserved)).get();
      coupon.subscribe(List.of(WALLET));
      Set<String> heard = new HashSet<>();
      await("the wallet's answer")
          .atMost(MAX_WAIT)
          .until(
              () -> {
                coupon.poll(Duration.ofMillis(200)).forEach(it -> heard.add(type(it)));
                return heard.contains("WALLET_REFUSED");
              });
    }
    saysNoSecret();
  }

  /// Neither to who reads logs and metrics, nor to who lists processes.
  private static void saysNoSecret() throws Exception {
    for (ManagedProcess process : RUNNING) {
      ProcessHandle handle = process.running().orElseThrow();
      assertThat(handle.info().commandLine().orElse(""))
          .as("the command line of " + process.name())
          .isNotEmpty()
          .doesNotContain(PASSWORDS.values());
      assertThat(logs(process.name()))
          .as("the log of " + process.name())
          .doesNotContain(PASSWORDS.values());
    }
    String management = Ports.loopback(PORTS.management(WALLET_SERVICE.port())) + "/actuator/";
    for (String endpoint : List.of("health", "info", "prometheus")) {
      assertThat(answer(management + endpoint)).doesNotContain(PASSWORDS.values());
    }
  }

  private static String answer(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  /// Ones that nobody could guess or find by chance.
  private static Map<String, String> newDatabasePasswords() {
    var administrator = new AdministratorSql(PORTS.postgres(), "wallet", Duration.ofSeconds(10));
    Roles roles = Roles.of("wallet");
    for (String role : List.of(roles.service(), roles.owner(), roles.relay())) {
      PASSWORDS.put(role, UUID.randomUUID().toString());
      administrator.run("ALTER ROLE %s PASSWORD '%s'".formatted(role, passwordOf(role)));
    }
    return Map.of(
        "SPRING_DATASOURCE_PASSWORD", passwordOf(roles.service()),
        "SPRING_FLYWAY_PASSWORD", passwordOf(roles.owner()),
        "SAGAMART_RELAY_PASSWORD", passwordOf(roles.relay()));
  }

  private static String logs(String name) throws Exception {
    return Files.readString(home.logs().resolve(name + ".log"));
  }

  private static ProducerRecord<String, String> record(StockReserved event) {
    var record =
        new ProducerRecord<>(
            Topic.INVENTORY_EVENTS.wireName(), event.subject(), EventCodec.write(event));
    record.headers().add(CloudEventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8));
    record.headers().add(CloudEventHeaders.TYPE, EventType.of(event.getClass()).getBytes(UTF_8));
    record.headers().add(CloudEventHeaders.TIME, Instant.now().toString().getBytes(UTF_8));
    return record;
  }

  private static String type(ConsumerRecord<String, String> record) {
    var header = record.headers().lastHeader(CloudEventHeaders.TYPE);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static Set<String> topics() {
    Set<String> topics = new HashSet<>();
    Arrays.stream(Topic.values())
        .map(Topic::wireName)
        .forEach(it -> topics.addAll(List.of(it, Topic.deadLettersOf(it))));
    return topics;
  }

  private static boolean takes(KafkaProducer<String, String> producer, String topic) {
    try {
      producer.send(new ProducerRecord<>(topic, 0, "1", "{}")).get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String passwordOf(String user) {
    return Objects.requireNonNull(PASSWORDS.get(user), user);
  }

  private static KafkaProducer<String, String> producer(String user) {
    Map<String, Object> settings = settings(user, passwordOf(user));
    // Who may write nothing is refused before a topic is asked for, if he wants to be idempotent.
    settings.put("enable.idempotence", false);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(
      String user, String password, String group) {
    Map<String, Object> settings = settings(user, password);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static Map<String, Object> settings(String user, String password) {
    Map<String, Object> settings = new HashMap<>(Guard.at(PORTS.kafka()));
    settings.putAll(Logins.scram(user, password));
    return settings;
  }

  private static void start(Program program) {
    ManagedProcess process = new ManagedProcess(program, home);
    RUNNING.push(process);
    program.prepare();
    process.start();
    process.awaitReady();
  }
}
