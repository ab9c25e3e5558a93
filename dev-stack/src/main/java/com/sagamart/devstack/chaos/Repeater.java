package com.sagamart.devstack.chaos;

import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends every record of every topic twice more while it is open, a moment later and between those
/// that came meanwhile: so they are also delivered out of order.
final class Repeater implements AutoCloseable {

  private static final String REPEATED = "chaos_repeated";
  private static final int TWICE = 2;
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;

  Repeater(String bootstrapServers) {
    var bytes = new ByteArrayDeserializer();
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            bytes,
            bytes);
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    List<TopicPartition> all =
        Arrays.stream(Topic.values())
            .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position); // looked up now, not when the first record has come
    thread = Thread.ofPlatform().name("repeater").start(this::repeat);
  }

  private void repeat() {
    try (consumer;
        producer) {
      while (true) {
        consumer.poll(POLL).forEach(this::repeat);
      }
    } catch (WakeupException e) {
      // Closed: what was sent is flushed.
    }
  }

  private void repeat(ConsumerRecord<byte[], byte[]> record) {
    if (record.headers().lastHeader(REPEATED) != null) {
      return;
    }
    for (int i = 0; i < TWICE; i++) {
      var again = new ProducerRecord<>(record.topic(), record.key(), record.value());
      Headers headers = again.headers();
      record.headers().forEach(headers::add);
      headers.add(REPEATED, new byte[0]);
      var _ = producer.send(again); // one that is lost is only not repeated
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
