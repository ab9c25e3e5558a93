package com.sagamart.devstack.server;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.JitCompiler;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One Kafka broker, its own controller, without a ZooKeeper.
public final class KafkaBroker implements Program {

  public static final String NAME = "kafka";

  private static final List<String> SMALL =
      List.of(
          "-Xms128m",
          "-Xmx400m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError");

  private final Home home;
  private final Installation installation;
  private final Ports ports;
  private final List<KafkaDoor> doors;

  /// @param doors for whom it has ways in that lead through a proxy
  public KafkaBroker(Home home, Installation installation, Ports ports, List<KafkaDoor> doors) {
    this.home = home;
    this.installation = installation;
    this.ports = ports;
    this.doors = List.copyOf(doors);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return Stream.concat(
            Stream.of(ports.kafka(), ports.kafkaController()),
            doors.stream().map(KafkaDoor::behind))
        .toList();
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(data());
      Files.writeString(properties(), KafkaSettings.of(ports, doors, data().resolve("log")));
      Files.writeString(logging(), KafkaSettings.LOGGING);
    } catch (IOException e) {
      throw new StackFailure("Kafka cannot be configured: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.add(home.marker());
    command.add("-Djava.util.logging.config.file=" + logging());
    command.addAll(SMALL);
    command.addAll(JitCompiler.options());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", installation.classPath(home), BrokerProgram.class.getName()));
    command.add(properties().toString());
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean isReady() {
    return Listening.on(ports.kafka());
  }

  @Override
  public void complete() {
    new Topics("127.0.0.1:" + ports.kafka()).createMissing();
  }

  private Path data() {
    return home.data().resolve("kafka");
  }

  private Path properties() {
    return data().resolve("server.properties");
  }

  private Path logging() {
    return data().resolve("logging.properties");
  }
}
