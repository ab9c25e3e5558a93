package com.sagamart.systemtests.brokers;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The broker of the embedded stack, which asks everybody for a name and a password: clients by
/// SCRAM-SHA-512, its administrator and itself at doors of their own. Who is not allowed something
/// may not do it.
final class GuardedBroker implements Program {

  /// Who sets up users, topics and rights. Known to this broker alone, which is gone after a test.
  static final String ADMINISTRATOR = "administrator";

  private final Home home;
  private final Installation installation;
  private final Ports ports;
  private final String password;

  GuardedBroker(Home home, Installation installation, Ports ports, String password) {
    this.home = home;
    this.installation = installation;
    this.ports = ports;
    this.password = password;
  }

  int administratorsPort() {
    return ports.kafkaBehindDoor(0);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.kafka(), ports.kafkaController(), administratorsPort());
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(data());
      Files.writeString(properties(), settings());
    } catch (IOException e) {
      throw new StackFailure("Kafka cannot be configured: " + e.getMessage(), e);
    }
  }

  private String settings() {
    return
"""
process.roles = broker,controller
node.id = 1
controller.quorum.voters = 1@127.0.0.1:%2$d
listeners = CLIENTS://127.0.0.1:%1$d,ADMINISTRATORS://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%2$d
advertised.listeners = CLIENTS://127.0.0.1:%1$d,ADMINISTRATORS://127.0.0.1:%3$d
controller.listener.names = CONTROLLER
inter.broker.listener.name = ADMINISTRATORS
listener.security.protocol.map = CLIENTS:SASL_PLAINTEXT,ADMINISTRATORS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
log.dirs = %4$s

# who asks
listener.name.clients.sasl.enabled.mechanisms = SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.administrators.sasl.enabled.mechanisms = PLAIN
listener.name.administrators.plain.sasl.jaas.config = %5$s
listener.name.controller.sasl.enabled.mechanisms = PLAIN
listener.name.controller.plain.sasl.jaas.config = %5$s
sasl.mechanism.inter.broker.protocol = PLAIN
sasl.mechanism.controller.protocol = PLAIN

# what they may do
authorizer.class.name = org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found = false
super.users = User:%6$s

auto.create.topics.enable = false
offsets.topic.replication.factor = 1
offsets.topic.num.partitions = 1
transaction.state.log.replication.factor = 1
transaction.state.log.min.isr = 1
share.coordinator.state.topic.replication.factor = 1
share.coordinator.state.topic.min.isr = 1
group.initial.rebalance.delay.ms = 0
num.network.threads = 2
num.io.threads = 4
"""
        .formatted(
            ports.kafka(),
            ports.kafkaController(),
            administratorsPort(),
            data().resolve("log"),
            Logins.plainOfTheServer(ADMINISTRATOR, password),
            ADMINISTRATOR);
  }

  @Override
  public List<String> command() {
    return List.of(
        Installation.java(),
        home.marker(),
        "-Xmx400m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        installation.classPath(home),
        "com.sagamart.devstack.server.BrokerProgram",
        properties().toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean isReady() {
    return Listening.on(ports.kafka());
  }

  private Path data() {
    return home.data().resolve("kafka");
  }

  private Path properties() {
    return data().resolve("server.properties");
  }
}
