package com.sagamart.test;

import com.sagamart.contracts.wire.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.LoggerFactory;

/// Holds the platform of this JVM; making it makes the topics as well.
final class SharedPlatform {

  /// Closed first when the JVM ends, so that no service outlives its servers.
  private static final List<AutoCloseable> USERS = new CopyOnWriteArrayList<>();

  static final TestPlatform INSTANCE = start();

  private SharedPlatform() {}

  static void usedBy(AutoCloseable user) {
    USERS.add(user);
  }

  private static void stop(TestPlatform platform) {
    for (AutoCloseable user : USERS) {
      try {
        user.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(SharedPlatform.class).warn("{} did not close", user, e);
      }
    }
    platform.stop();
  }

  private static TestPlatform start() {
    TestPlatform platform =
        Boolean.getBoolean(TestPlatform.CONTAINERS)
            ? new ContainerPlatform()
            : new EmbeddedPlatform();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop-platform"));
    createTopics(platform.bootstrapServers());
    return platform;
  }

  private static void createTopics(String bootstrapServers) {
    var topics =
        Arrays.stream(Topic.values())
            .map(Topic::wireName)
            .flatMap(name -> Stream.of(name, Topic.deadLettersOf(name)))
            .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1))
            .toList();
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics could not be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
