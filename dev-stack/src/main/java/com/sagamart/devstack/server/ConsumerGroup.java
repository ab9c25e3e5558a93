package com.sagamart.devstack.server;

import static java.util.stream.Collectors.toMap;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/// Where a service stands in the topics that it reads.
public final class ConsumerGroup implements AutoCloseable {

  private static final int PATIENCE_MS = 60_000;

  private final String name;
  private final Admin admin;

  public ConsumerGroup(String bootstrapServers, String name) {
    this.name = name;
    this.admin =
        Admin.create(
            Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS));
  }

  /// Makes it begin at the earliest record. Its members must have stopped; the brokers miss one
  /// that was killed after some seconds only.
  public void forget() {
    Patience.until("The group " + name + " is empty", Boolean.TRUE::equals, this::isForgotten);
  }

  private boolean isForgotten() {
    try {
      ask(admin.deleteConsumerGroups(List.of(name)).all());
      return true;
    } catch (StackFailure e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      throw e;
    }
  }

  /// Puts all members out of the group; those that live join it again.
  public void disband() {
    ask(
        admin
            .removeMembersFromConsumerGroup(name, new RemoveMembersFromConsumerGroupOptions())
            .all());
  }

  /// Where these topics end at this moment.
  public Map<TopicPartition, Long> endOf(Collection<String> topics) {
    return offsets(topics, OffsetSpec.latest());
  }

  /// How many records before these offsets the group has not taken in yet.
  public long lagBehind(Map<TopicPartition, Long> ends) {
    List<String> topics = ends.keySet().stream().map(TopicPartition::topic).distinct().toList();
    Map<TopicPartition, Long> taken = new HashMap<>(offsets(topics, OffsetSpec.earliest()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        ask(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
    committed.forEach(
        (partition, at) -> {
          if (at != null) {
            taken.merge(partition, at.offset(), Math::max);
          }
        });
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - taken.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private Map<TopicPartition, Long> offsets(Collection<String> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    ask(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (topic, description) ->
                IntStream.range(0, description.partitions().size())
                    .forEach(number -> wanted.put(new TopicPartition(topic, number), which)));
    Map<TopicPartition, ListOffsetsResultInfo> found = ask(admin.listOffsets(wanted).all());
    return found.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <T> T ask(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new StackFailure("Kafka refuses: " + e.getMessage(), cause == null ? e : cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
