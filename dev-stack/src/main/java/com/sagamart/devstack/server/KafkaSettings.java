package com.sagamart.devstack.server;

import static java.util.stream.Collectors.joining;

import com.sagamart.devstack.home.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The configuration of the embedded broker.
final class KafkaSettings {

  /// The broker says little unless something is wrong.
  static final String LOGGING =
"""
handlers = java.util.logging.ConsoleHandler
.level = WARNING
kafka.server.level = INFO
kafka.server.KafkaConfig.level = WARNING
java.util.logging.ConsoleHandler.level = ALL
java.util.logging.SimpleFormatter.format = %1$tFT%1$tT.%1$tLZ %4$-7s %3$s: %5$s%6$s%n
""";

  private KafkaSettings() {}

  static String of(Ports ports, List<KafkaDoor> doors, Path log) {
    return
"""
process.roles = broker,controller
node.id = 1
controller.quorum.voters = 1@127.0.0.1:%2$d
listeners = PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
advertised.listeners = PLAINTEXT://127.0.0.1:%1$d%5$s
controller.listener.names = CONTROLLER
listener.security.protocol.map = PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%6$s
inter.broker.listener.name = PLAINTEXT
log.dirs = %3$s

# topics are made on purpose, never by a typing error
auto.create.topics.enable = false
default.replication.factor = 1
min.insync.replicas = 1
offsets.topic.replication.factor = 1
offsets.topic.num.partitions = 4
transaction.state.log.replication.factor = 1
transaction.state.log.min.isr = 1
transaction.state.log.num.partitions = 4
share.coordinator.state.topic.replication.factor = 1
share.coordinator.state.topic.min.isr = 1

# consumers of a starting stack do not wait for one another
group.initial.rebalance.delay.ms = 0

# a small machine
num.network.threads = 2
num.io.threads = 4
num.recovery.threads.per.data.dir = 2
background.threads = 4
log.cleaner.dedupe.buffer.size = 8388608
log.segment.bytes = 67108864
log.index.size.max.bytes = 1048576
log.retention.hours = 168
"""
        .formatted(
            ports.kafka(),
            ports.kafkaController(),
            escaped(log),
            each(doors, door -> door.listener() + "://127.0.0.1:" + door.behind()),
            each(doors, door -> door.listener() + "://127.0.0.1:" + door.proxy()),
            each(doors, door -> door.listener() + ":PLAINTEXT"));
  }

  private static String each(List<KafkaDoor> doors, Function<KafkaDoor, String> words) {
    return doors.stream().map(words).map(it -> "," + it).collect(joining());
  }

  /// As a properties file wants it.
  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
