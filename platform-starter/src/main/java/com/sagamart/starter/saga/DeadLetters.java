package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.DeadLetterHeaders;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;

/// Puts records that can never be taken in where a person will look at them: the dead-letter topic,
/// unchanged, with the cause and the place they came from as further headers. Of a record that
/// leaves no room for those only what is small is put aside: it must not hold up what stands
/// behind it.
class DeadLetters {

  /// How much of the cause is kept.
  private static final int MAX_CAUSE_CHARACTERS = 1_000;

  /// How large a key or header may be to be kept of a record that is too large, and how many of the
  /// headers.
  private static final int MAX_KEPT_BYTES = 1_000;

  private static final int MAX_KEPT_HEADERS = 20;

  private final KafkaOperations<byte[], byte[]> kafka;
  private final Duration sendTimeout;

  DeadLetters(KafkaOperations<byte[], byte[]> kafka, Duration sendTimeout) {
    this.kafka = kafka;
    this.sendTimeout = sendTimeout;
  }

  /// Returns when the brokers have it. Throws [KafkaException] when they do not take it.
  void bury(Participant consumer, Inbound inbound, Throwable cause) {
    try {
      send(letter(consumer, inbound, cause));
    } catch (RuntimeException e) {
      if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof RecordTooLargeException)) {
        throw e;
      }
      ProducerRecord<byte[], byte[]> rest = letter(consumer, small(inbound), cause);
      byte[] value = inbound.value();
      int bytes = value == null ? 0 : value.length;
      header(rest, DeadLetterHeaders.LEFT_OUT, "its value of %d bytes".formatted(bytes));
      send(rest);
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(
      Participant consumer, Inbound inbound, Throwable cause) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            Topic.deadLettersOf(inbound.topic()), inbound.key(), inbound.value());
    inbound.headers().forEach((name, value) -> record.headers().add(name, value));
    String said = String.valueOf(cause);
    header(record, DeadLetterHeaders.CONSUMER, consumer.serviceName());
    header(
        record,
        DeadLetterHeaders.CAUSE,
        said.substring(0, Math.min(said.length(), MAX_CAUSE_CHARACTERS)));
    header(record, DeadLetterHeaders.PARTITION, Integer.toString(inbound.partition()));
    header(record, DeadLetterHeaders.OFFSET, Long.toString(inbound.offset()));
    return record;
  }

  private static Inbound small(Inbound inbound) {
    Map<String, byte[]> headers =
        inbound.headers().entrySet().stream()
            .filter(header -> isSmall(header.getKey().getBytes(UTF_8)))
            .filter(header -> isSmall(header.getValue()))
            .limit(MAX_KEPT_HEADERS)
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    byte[] key = inbound.key();
    return new Inbound(
        inbound.topic(),
        inbound.partition(),
        inbound.offset(),
        key != null && isSmall(key) ? key : null,
        null,
        headers);
  }

  private static boolean isSmall(byte[] bytes) {
    return bytes.length <= MAX_KEPT_BYTES;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      kafka.send(record).get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the dead letter was not taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while burying a dead letter", e);
    }
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
