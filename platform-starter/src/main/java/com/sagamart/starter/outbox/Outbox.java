package com.sagamart.starter.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.starter.trace.Trace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where a service says what happened. What is appended becomes public if, and only if, the
/// caller's transaction commits; then it is published at least once, in the order in which it was
/// appended.
public class Outbox {

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final OutboxWriter writer;
  private final StepMetrics steps;
  private final Clock clock;

  Outbox(OutboxWriter writer, StepMetrics steps, Clock clock) {
    this.writer = writer;
    this.steps = steps;
    this.clock = clock;
  }

  /// Appends an event to each of its topics.
  ///
  /// @return the event with the id and time under which it will be known
  /// @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
  @Transactional(propagation = Propagation.MANDATORY)
  public CloudEvent append(PlatformEvent event) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CloudEvent said = new CloudEvent(IDS.generate(), now, event);
    String json = EventCodec.write(event);
    for (Topic topic : OrderSaga.topicsOf(event.getClass())) {
      writer.write(
          new OutboxRow(
              said.id(),
              topic.wireName(),
              event.subject(),
              EventType.of(event.getClass()),
              now,
              json,
              Trace.parent()));
    }
    steps.note(event);
    return said;
  }
}
