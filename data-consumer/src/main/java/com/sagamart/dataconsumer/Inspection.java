package com.sagamart.dataconsumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sagamart.contracts.wire.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks at each record before it is landed: its headers, and its value beside the released schema.
/// Fields that the schema does not name are let through.
final class Inspection {

  /// Clocks are wrong by hours, not by decades.
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Map<Kind, JsonNode> definitions = new EnumMap<>(Kind.class);
  private final Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);

  Inspection() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    for (Kind kind : Kind.values()) {
      JsonNode definition = kind.schema();
      definitions.put(kind, definition);
      schemas.put(kind, registry.getSchema(definition));
    }
  }

  Arrival of(ConsumerRecord<byte[], byte[]> each) {
    String type = header(each, CloudEventHeaders.TYPE);
    if (type == null) {
      return setAside(each, "it has no type");
    }
    Optional<Kind> kind = Kind.of(each.topic(), type);
    if (kind.isEmpty()) {
      return new Arrival.Foreign(type);
    }
    try {
      return event(each, kind.get());
    } catch (UnsoundException e) {
      return setAside(each, e.getMessage());
    }
  }

  private Arrival event(ConsumerRecord<byte[], byte[]> each, Kind kind) throws UnsoundException {
    return new Arrival.Event(
        id(each),
        kind,
        Objects.requireNonNullElse(header(each, CloudEventHeaders.SUBJECT), ""),
        time(each),
        Instant.ofEpochMilli(each.timestamp()),
        payload(each, kind));
  }

  private static UUID id(ConsumerRecord<?, ?> each) throws UnsoundException {
    try {
      return UUID.fromString(String.valueOf(header(each, CloudEventHeaders.ID)));
    } catch (IllegalArgumentException e) {
      throw new UnsoundException("it has no id", e);
    }
  }

  private static Instant time(ConsumerRecord<?, ?> each) throws UnsoundException {
    try {
      Instant time = Instant.parse(String.valueOf(header(each, CloudEventHeaders.TIME)));
      if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new UnsoundException("it has no time", e);
    }
    throw new UnsoundException("its time is no time of ours", null);
  }

  private String payload(ConsumerRecord<?, byte[]> each, Kind kind) throws UnsoundException {
    try {
      byte[] value = Objects.requireNonNullElse(each.value(), new byte[0]);
      String json = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      List<Error> errors =
          Objects.requireNonNull(schemas.get(kind)).validate(json, InputFormat.JSON);
      if (!errors.isEmpty()) {
        throw new UnsoundException(errors.getFirst().toString(), null);
      }
      JsonNode content = JsonMapper.shared().readTree(json);
      requireStorable(Objects.requireNonNull(definitions.get(kind)), content);
      String payload = content.toString();
      if (!UTF_8.newEncoder().canEncode(payload)) {
        throw new UnsoundException("it has half a character", null);
      }
      return payload;
    } catch (CharacterCodingException | RuntimeException e) {
      throw new UnsoundException("its value is no JSON", e);
    }
  }

  /// To JSON Schema 1.0 and 10^30 are integers, and a format is a remark. Here a number must fit
  /// its column and a time be one: what is landed must never stop files from being written.
  private static void requireStorable(JsonNode definition, JsonNode value) throws UnsoundException {
    for (var field : definition.path("properties").properties()) {
      JsonNode it = value.path(field.getKey());
      String format = field.getValue().path("format").asString("");
      boolean isStorable =
          it.isMissingNode()
              || it.isNull()
              || switch (format) {
                case "int32", "int64" -> it.isIntegralNumber() && it.canConvertToLong();
                case "date-time" -> isTime(it.asString());
                default -> true;
              };
      if (!isStorable) {
        throw new UnsoundException("%s is no %s".formatted(field.getKey(), format), null);
      }
      requireStorable(field.getValue(), it);
      for (JsonNode item : it.isArray() ? it : JsonMapper.shared().createArrayNode()) {
        requireStorable(field.getValue().path("items"), item);
      }
    }
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text).isAfter(EARLIEST) && Instant.parse(text).isBefore(LATEST);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Arrival.SetAside setAside(ConsumerRecord<?, byte[]> each, @Nullable String cause) {
    return new Arrival.SetAside(
        each.topic(),
        each.partition(),
        each.offset(),
        Instant.ofEpochMilli(each.timestamp()),
        String.valueOf(cause),
        each.value());
  }

  private static @Nullable String header(ConsumerRecord<?, ?> each, String name) {
    Header header = each.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /// Why it cannot be landed.
  private static final class UnsoundException extends Exception {
    UnsoundException(String cause, @Nullable Exception reason) {
      super(cause, reason);
    }
  }
}
