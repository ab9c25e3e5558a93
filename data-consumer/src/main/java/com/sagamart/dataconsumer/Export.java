package com.sagamart.dataconsumer;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads on from where the last export of this directory stopped to where the topics end now, lands
/// what is new and writes its files. It belongs to no consumer group: how far it has come stands
/// beside what has landed, and nowhere else.
public final class Export {

  private static final int RECORDS_AT_ONCE = 2_000;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What came of it.
  ///
  /// @param read records that were looked at
  /// @param landed events that were not there before
  /// @param setAside records that are no sound events
  /// @param missed records that the brokers dropped before anybody read them
  public record Result(long read, long landed, long setAside, long missed, List<Path> files) {}

  private final Inspection inspection = new Inspection();
  private final Landing landing;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private long read;
  private long landed;
  private long setAside;
  private long missed;

  private Export(Landing landing, KafkaConsumer<byte[], byte[]> consumer) {
    this.landing = landing;
    this.consumer = consumer;
  }

  /// Throws [SQLException] also when another export has the directory.
  public static Result run(String bootstrapServers, Path directory) throws SQLException {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            RECORDS_AT_ONCE);
    var bytes = new ByteArrayDeserializer();
    try (Landing landing = Landing.in(directory);
        var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      return new Export(landing, consumer).run();
    }
  }

  private Result run() throws SQLException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions());
    begin(ends);
    long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        take(records);
        patienceEnds = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() - patienceEnds > 0) {
        throw new IllegalStateException("the topics do not hand over their records");
      }
    }
    return new Result(read, landed, setAside, missed, landing.writeFiles());
  }

  private List<TopicPartition> partitions() {
    return Kind.topics().stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(it -> new TopicPartition(it.topic(), it.partition()))
        .toList();
  }

  /// Where a topic was made anew, its end is before our position: then all of it is new.
  private void begin(Map<TopicPartition, Long> ends) throws SQLException {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
    Map<TopicPartition, Long> positions = landing.positions();
    consumer.assign(ends.keySet());
    begins.forEach(
        (partition, begin) -> {
          long next = positions.getOrDefault(partition, begin);
          boolean isMadeAnew = next > ends.getOrDefault(partition, 0L);
          missed += isMadeAnew ? 0 : Math.max(0, begin - next);
          consumer.seek(partition, isMadeAnew ? begin : Math.max(next, begin));
        });
  }

  private void take(ConsumerRecords<byte[], byte[]> records) throws SQLException {
    List<Arrival> batch = new ArrayList<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> each : records) {
      batch.add(inspection.of(each));
      next.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
    }
    landed += landing.land(batch, next);
    read += batch.size();
    setAside += batch.stream().filter(Arrival.SetAside.class::isInstance).count();
  }
}
