package com.sagamart.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/// The topics, as the other services would write and read them.
public final class Wire implements AutoCloseable {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  Wire(String bootstrapServers, String name) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "wire-" + name,
                "auto.offset.reset",
                "earliest",
                // A commit at the end would wait for a broker that may be gone by then.
                "enable.auto.commit",
                "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(
        Arrays.stream(Topic.values())
            .map(Topic::wireName)
            .flatMap(topic -> Stream.of(topic, Topic.deadLettersOf(topic)))
            .toList());
  }

  /// Says this event as its producer would.
  public CloudEvent say(PlatformEvent event) {
    CloudEvent said = new CloudEvent(UUID.randomUUID(), Instant.now(), event);
    say(said);
    return said;
  }

  /// Says it again with the same identity.
  public void say(CloudEvent said) {
    PlatformEvent event = said.event();
    Topic topic = OrderSaga.topicsOf(event.getClass()).getFirst();
    var record =
        new ProducerRecord<>(
            topic.wireName(),
            event.subject().getBytes(UTF_8),
            EventCodec.write(event).getBytes(UTF_8));
    header(record, CloudEventHeaders.ID, said.id().toString());
    header(record, CloudEventHeaders.TYPE, EventType.of(event.getClass()));
    header(record, CloudEventHeaders.TIME, said.time().toString());
    send(record);
  }

  /// Puts this record on its topic as it is.
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits for an event of this kind about this subject.
  public <E extends PlatformEvent> E await(Class<E> kind, Object subject) {
    return Awaitility.await("a " + EventType.of(kind) + " of " + subject)
        .atMost(MAX_WAIT)
        .until(() -> heard(kind, subject), heard -> !heard.isEmpty())
        .getFirst();
  }

  /// Every event of this kind about this subject that was on its producer's topic so far, repeats
  /// included.
  public <E extends PlatformEvent> List<E> heard(Class<E> kind, Object subject) {
    String topic = OrderSaga.producerOf(kind).topic().orElseThrow().wireName();
    return records().stream()
        .filter(record -> record.topic().equals(topic))
        .filter(record -> EventType.of(kind).equals(header(record, CloudEventHeaders.TYPE)))
        .map(record -> EventCodec.read(record.value(), kind))
        .filter(event -> event.subject().equals(subject.toString()))
        .toList();
  }

  /// Waits for a dead letter with this key.
  public ConsumerRecord<byte[], byte[]> awaitDeadLetter(String key) {
    return Awaitility.await("a dead letter with key " + key)
        .atMost(MAX_WAIT)
        .until(
            () ->
                records().stream()
                    .filter(record -> record.topic().endsWith(".dlt"))
                    .filter(record -> record.key() != null)
                    .filter(record -> key.equals(new String(record.key(), UTF_8)))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private synchronized List<ConsumerRecord<byte[], byte[]>> records() {
    consumer.poll(POLL).forEach(seen::add);
    return List.copyOf(seen);
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
