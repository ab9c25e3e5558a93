package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.UnreadableEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record and the event that was read from it.
record Delivery(Inbound inbound, CloudEvent said) {

  /// Reads the record if it is one of `wanted`; other kinds of event are none of this service's
  /// business. Throws [UnreadableEventException] for a record that is no event at all.
  static Optional<Delivery> read(Inbound inbound, Set<Class<? extends PlatformEvent>> wanted) {
    String type = header(inbound, CloudEventHeaders.TYPE);
    Class<? extends PlatformEvent> kind = EventType.named(type).orElse(null);
    if (kind == null || !wanted.contains(kind)) {
      return Optional.empty();
    }
    byte[] value = inbound.value();
    if (value == null) {
      throw new UnreadableEventException("a " + type + " without a value");
    }
    CloudEvent said = new CloudEvent(id(inbound), time(inbound), EventCodec.read(value, kind));
    return Optional.of(new Delivery(inbound, said));
  }

  @Nullable String traceParent() {
    return inbound.traceParent();
  }

  private static UUID id(Inbound inbound) {
    try {
      return UUID.fromString(header(inbound, CloudEventHeaders.ID));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEventException("the event's id is not a UUID", e);
    }
  }

  private static Instant time(Inbound inbound) {
    try {
      return Instant.parse(header(inbound, CloudEventHeaders.TIME));
    } catch (DateTimeException e) {
      throw new UnreadableEventException("the event's time is not ISO-8601", e);
    }
  }

  private static String header(Inbound inbound, String name) {
    byte[] value = inbound.headers().get(name);
    if (value == null) {
      throw new UnreadableEventException("the record has no header " + name);
    }
    return new String(value, UTF_8);
  }
}
