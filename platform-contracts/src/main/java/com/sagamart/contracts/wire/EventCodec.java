package com.sagamart.contracts.wire;

import com.sagamart.contracts.event.PlatformEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Events to JSON and back. Fields stand in the order of the record. A field that this version does
/// not know is skipped, so that a receiver can be older than the sender; everything else that is
/// not exactly an event is unreadable, and no number is ever guessed from something else.
public final class EventCodec {

  /// Events are flat: an order, its lines, their fields. What nests deeper is not one of ours.
  static final int MAX_NESTING = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(LogicalType.Textual, EventCodec::refusesNumbers)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventCodec() {}

  private static void refusesNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /// The event as JSON.
  public static String write(PlatformEvent event) {
    return JSON.writeValueAsString(event);
  }

  /// Reads what [#write] wrote. Throws [UnreadableEventException] for anything else, `null`
  /// included: that is how Kafka hands over a record without a value.
  public static <E extends PlatformEvent> E read(byte @Nullable [] json, Class<E> type) {
    if (json == null) {
      throw new UnreadableEventException("no value where there should be " + EventType.of(type));
    }
    try {
      return present(JSON.readValue(strictUtf8(json), type), type);
    } catch (JacksonException | CharacterCodingException e) {
      throw new UnreadableEventException("not a readable " + EventType.of(type), e);
    }
  }

  /// The JSON literal `null` is well-formed, and Jackson makes a Java null of it.
  private static <E extends PlatformEvent> E present(@Nullable E event, Class<E> type) {
    if (event == null) {
      throw new UnreadableEventException("null where there should be " + EventType.of(type));
    }
    return event;
  }

  /// Jackson guesses the encoding and forgives some broken bytes; a decoder of our own does
  /// neither.
  private static String strictUtf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
