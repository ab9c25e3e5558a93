package com.sagamart.devstack.server;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics of the contract, each with its dead letters.
final class Topics {

  private static final int PATIENCE_MS = 60_000;

  private final String bootstrapServers;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// Every topic that the broker must have.
  static Set<String> names() {
    return Arrays.stream(Topic.values())
        .map(Topic::wireName)
        .flatMap(name -> Stream.of(name, Topic.deadLettersOf(name)))
        .collect(toUnmodifiableSet());
  }

  void createMissing() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try (Admin admin = Admin.create(settings)) {
      Set<String> existing = admin.listTopics().names().get();
      admin
          .createTopics(
              names().stream()
                  .filter(name -> !existing.contains(name))
                  .map(name -> new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()))
                  .toList())
          .all()
          .get();
      admin.describeTopics(names()).allTopicNames().get();
    } catch (ExecutionException e) {
      throw new StackFailure("The topics cannot be created: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
