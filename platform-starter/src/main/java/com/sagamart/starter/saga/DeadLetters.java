package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.DeadLetterHeaders;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/// Puts records that can never be taken in where a person will look at them: the dead-letter topic,
/// unchanged, with the cause and the place they came from as further headers.
class DeadLetters {

  /// How much of the cause is kept.
  private static final int MAX_CAUSE_CHARACTERS = 1_000;

  private final KafkaOperations<byte[], byte[]> kafka;
  private final Duration sendTimeout;

  DeadLetters(KafkaOperations<byte[], byte[]> kafka, Duration sendTimeout) {
    this.kafka = kafka;
    this.sendTimeout = sendTimeout;
  }

  /// Returns when the brokers have it. Throws [KafkaException] when they do not take it.
  void bury(Participant consumer, Inbound inbound, Throwable cause) {
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
