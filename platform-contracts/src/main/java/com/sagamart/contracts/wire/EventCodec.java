package com.sagamart.contracts.wire;

import com.sagamart.contracts.event.PlatformEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Events to JSON and back. Fields stand in the order of the record; a field that this version does
/// not know is skipped,
/// so that a receiver can be older than the sender.
public final class EventCodec {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventCodec() {}

  /// The event as JSON.
  public static String write(PlatformEvent event) {
    return JSON.writeValueAsString(event);
  }

  /// Reads what [#write] wrote. Throws [UnreadableEventException] for anything else.
  public static <E extends PlatformEvent> E read(byte[] json, Class<E> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new UnreadableEventException("not a readable " + EventType.of(type), e);
    }
  }
}
