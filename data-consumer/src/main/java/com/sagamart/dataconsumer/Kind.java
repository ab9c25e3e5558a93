package com.sagamart.dataconsumer;

import com.sagamart.contracts.wire.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events that are landed, each from one topic, in the version of its schema that this program
/// was written for: later ones only add what it does not need.
enum Kind {
  ORDER_PAID(
      Topic.DATA_PLATFORM_ORDER_PAID,
      """
      (payload ->> '$.couponIssueId')::BIGINT AS coupon_issue_id,
      (payload ->> '$.amount.subtotal')::BIGINT AS subtotal,
      (payload ->> '$.amount.discount')::BIGINT AS discount,
      (payload ->> '$.amount.total')::BIGINT AS total,
      (payload ->> '$.paidAt')::TIMESTAMPTZ AS paid_at,
      from_json(payload -> '$.lines', '[{"productId": "BIGINT", "name": "VARCHAR", "qty": "BIGINT",
        "unitPrice": "BIGINT", "subtotal": "BIGINT"}]') AS lines
      """),
  ORDER_CANCELLED(Topic.DATA_PLATFORM_ORDER_CANCELLED, "payload ->> '$.cause' AS cause"),
  ORDER_PLACED(
      Topic.ORDER_EVENTS,
      """
      (payload ->> '$.couponIssueId')::BIGINT AS coupon_issue_id,
      from_json(payload -> '$.lines', '[{"productId": "BIGINT", "qty": "BIGINT"}]') AS lines
      """),
  ORDER_REJECTED(Topic.ORDER_EVENTS, "payload ->> '$.reason' AS reason");

  private static final String SCHEMA_VERSION = "1.0";

  private static final String COLUMNS_OF_ALL =
      """
      event_id, happened_at, received_at,
      (payload ->> '$.orderId')::BIGINT AS order_id,
      (payload ->> '$.userId')::BIGINT AS user_id,
      """;

  private final Topic topic;
  private final String columns;

  Kind(Topic topic, String columns) {
    this.topic = topic;
    this.columns = columns;
  }

  static List<String> topics() {
    return Arrays.stream(values()).map(it -> it.topic.wireName()).distinct().toList();
  }

  /// The kind with this wire type on this topic; empty for what is not landed from there.
  static Optional<Kind> of(String topic, String type) {
    return Arrays.stream(values())
        .filter(it -> it.topic.wireName().equals(topic) && it.name().equals(type))
        .findFirst();
  }

  /// The folder of its files.
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its files have, drawn from `payload`.
  String columns() {
    return COLUMNS_OF_ALL + columns;
  }

  JsonNode schema() {
    String file = "/schemas/%s/%s.json".formatted(name(), SCHEMA_VERSION);
    try (InputStream schema = Kind.class.getResourceAsStream(file)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(schema, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
