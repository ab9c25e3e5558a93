package com.sagamart.devstack.server;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

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
      Patience.until("Creating the topics", Boolean.TRUE::equals, () -> areServed(admin));
      admin.incrementalAlterConfigs(retentions()).all().get();
    } catch (ExecutionException e) {
      throw new StackFailure("The topics cannot be created: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /// Told at every start, because topics may be older than what is wanted of them.
  private static Map<ConfigResource, Collection<AlterConfigOp>> retentions() {
    Map<ConfigResource, Collection<AlterConfigOp>> wanted = new HashMap<>();
    for (Topic topic : Topic.values()) {
      wanted.put(topic(topic.wireName()), keep(topic.retention()));
      wanted.put(topic(Topic.deadLettersOf(topic.wireName())), keep(Topic.DEAD_LETTER_RETENTION));
    }
    return wanted;
  }

  private static ConfigResource topic(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  private static List<AlterConfigOp> keep(Duration kept) {
    var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "" + kept.toMillis());
    return List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
  }

  /// A topic that was just made is not known at once: the broker learns of it from its controller.
  private static boolean areServed(Admin admin) {
    try {
      admin.describeTopics(names()).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw new StackFailure("The topics cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
