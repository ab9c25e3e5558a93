package com.sagamart.order.timeline;

import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.EventType;
import java.time.Instant;
import java.util.UUID;

/// One thing that happened to an order.
///
/// @param type the event's wire type
/// @param service whose deed it was
public record Happening(long orderId, UUID eventId, String type, String service, Instant at) {

  static Happening of(CloudEvent said, SagaEvent event) {
    return new Happening(
        event.orderId(),
        said.id(),
        EventType.of(event.getClass()),
        OrderSaga.producerOf(event.getClass()).serviceName(),
        said.time());
  }
}
