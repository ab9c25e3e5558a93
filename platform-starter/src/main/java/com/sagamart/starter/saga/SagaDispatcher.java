package com.sagamart.starter.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.UnreadableEventException;
import com.sagamart.starter.PassingFailure;
import com.sagamart.starter.inbox.Inbox;
import com.sagamart.starter.trace.Trace;
import com.sagamart.traces.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what one poll returned through the inbox to the service's reaction, as one unit of work:
/// one transaction for the whole batch. A batch that fails is replayed one record at a time, and
/// only a record that is unreadable or goes on breaking an invariant becomes a dead letter. A
/// failure that will pass is thrown, so that the whole batch is delivered again.
class SagaDispatcher {

  private static final Logger log = LoggerFactory.getLogger(SagaDispatcher.class);

  private final Participant participant;
  private final Set<Class<? extends PlatformEvent>> wanted;
  private final SagaReaction<?> reaction;
  private final Inbox inbox;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final SagaMetrics metrics;
  private final Patience patience;
  private final Spans spans;

  SagaDispatcher(
      Participant participant,
      SagaReaction<?> reaction,
      Inbox inbox,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      SagaMetrics metrics,
      Patience patience,
      Spans spans) {
    this.participant = participant;
    this.wanted = OrderSaga.consumedBy(participant);
    this.reaction = reaction;
    this.inbox = inbox;
    this.transaction = transaction;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.patience = patience;
    this.spans = spans;
  }

  void dispatch(List<Inbound> records) {
    List<Delivery> batch = readable(records);
    if (batch.isEmpty()) {
      return;
    }
    try {
      metrics.timeBatch(batch.size(), () -> take(batch));
    } catch (RuntimeException e) {
      if (PassingFailure.is(e)) {
        throw e;
      }
      log.warn("A batch of {} failed; taking its records one at a time", batch.size(), e);
      Patience.Left left = patience.forOneBatch();
      batch.forEach(delivery -> takeAlone(delivery, left));
    }
  }

  private List<Delivery> readable(List<Inbound> records) {
    List<Delivery> batch = new ArrayList<>(records.size());
    for (Inbound inbound : records) {
      try {
        Delivery.read(inbound, wanted).ifPresent(batch::add);
      } catch (UnreadableEventException e) {
        try (var _ = Trace.enter(inbound.traceParent())) {
          bury(inbound, e);
        }
      }
    }
    return batch;
  }

  /// All of it within the event's trace, so that every line about it says whose it is.
  private void takeAlone(Delivery delivery, Patience.Left left) {
    try (var _ = Trace.enter(delivery.traceParent())) {
      RuntimeException refusal = refusalOf(delivery);
      while (refusal != null && left.pause()) {
        refusal = refusalOf(delivery);
      }
      if (refusal != null) {
        bury(delivery.inbound(), refusal);
      }
    }
  }

  /// Takes this event, or says why it cannot be taken.
  private @Nullable RuntimeException refusalOf(Delivery delivery) {
    try {
      take(List.of(delivery));
      return null;
    } catch (RuntimeException e) {
      if (PassingFailure.is(e)) {
        throw e;
      }
      return e;
    }
  }

  private void take(List<Delivery> batch) {
    try (BatchSpans open = new BatchSpans(spans)) {
      List<Delivery> taken = transaction.execute(_ -> apply(batch, open));
      open.committed();
      metrics.count(batch, taken);
    }
  }

  private List<Delivery> apply(List<Delivery> batch, BatchSpans open) {
    Set<UUID> admitted =
        inbox.admit(
            participant.serviceName(),
            batch.stream().map(delivery -> delivery.said().id()).toList());
    List<Delivery> fresh =
        batch.stream().filter(delivery -> admitted.remove(delivery.said().id())).toList();
    if (fresh.isEmpty()) {
      return fresh;
    }
    open.begin(fresh);
    react(reaction, fresh, open);
    return fresh;
  }

  private static <R> void react(SagaReaction<R> reaction, List<Delivery> batch, BatchSpans open) {
    reaction.heard(batch.stream().map(Delivery::said).toList());
    R rows = reaction.prepare(batch.stream().map(delivery -> delivery.said().event()).toList());
    for (Delivery delivery : batch) {
      try (var _ = Trace.enter(open.traceParentOf(delivery))) {
        reaction.on(delivery.said().event(), rows);
      }
    }
  }

  private void bury(Inbound inbound, RuntimeException cause) {
    log.error(
        "Dead letter from {}-{}@{}", inbound.topic(), inbound.partition(), inbound.offset(), cause);
    deadLetters.bury(participant, inbound, cause);
    metrics.countDeadLetter();
  }
}
