package com.sagamart.systemtests.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.wire.CloudEventHeaders;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A record that nobody said. Closing it takes it off its topic, with all before it, as the end of
/// a retention would.
final class FalseRecord implements AutoCloseable {

  private final String bootstrapServers;
  private final RecordMetadata place;

  FalseRecord(String bootstrapServers, String topic, String subject)
      throws ExecutionException, InterruptedException {
    this.bootstrapServers = bootstrapServers;
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      var record = new ProducerRecord<>(topic, subject.getBytes(UTF_8), "{}".getBytes(UTF_8));
      record.headers().add(CloudEventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8));
      record.headers().add(CloudEventHeaders.TYPE, "ORDER_PAID".getBytes(UTF_8));
      this.place = producer.send(record).get();
    }
  }

  int partition() {
    return place.partition();
  }

  long offset() {
    return place.offset();
  }

  /// When it came in, in milliseconds since 1970.
  long writtenAt() {
    return place.timestamp();
  }

  @Override
  public void close() {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      var upTo =
          Map.of(
              new TopicPartition(place.topic(), place.partition()),
              RecordsToDelete.beforeOffset(place.offset() + 1));
      admin.deleteRecords(upTo).all().toCompletionStage().toCompletableFuture().join();
    }
  }
}
