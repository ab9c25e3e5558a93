package com.sagamart.devstack.client;

import com.sagamart.contracts.wire.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// An event as it stands on a topic.
///
/// @param at when it happened, by the clock of its service
/// @param json its content
public record PublishedEvent(
    String topic, Instant at, String type, String subject, String service, String json) {

  private static final String UNKNOWN = "?";

  public static PublishedEvent of(ConsumerRecord<byte[], byte[]> published) {
    String time = header(published, CloudEventHeaders.TIME);
    String source = header(published, CloudEventHeaders.SOURCE);
    return new PublishedEvent(
        published.topic(),
        time.equals(UNKNOWN) ? Instant.ofEpochMilli(published.timestamp()) : Instant.parse(time),
        header(published, CloudEventHeaders.TYPE),
        published.key() == null ? UNKNOWN : text(published.key()),
        source.substring(source.lastIndexOf('/') + 1),
        published.value() == null ? "" : text(published.value()));
  }

  private static String header(ConsumerRecord<?, ?> published, String name) {
    Header header = published.headers().lastHeader(name);
    return header == null ? UNKNOWN : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// One line for a reader.
  public String line() {
    return String.format(Locale.ROOT, "%s  %-18s %-10s %-18s %s", at, type, subject, service, json);
  }
}
