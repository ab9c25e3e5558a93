package com.sagamart.starter.saga;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.wire.CloudEvent;
import java.util.List;

/// A service's one way in for events. Its methods run inside the dispatcher's transaction, and
/// only for events that `OrderSaga` says this service consumes and that it has not taken in before.
///
/// @param <R> the rows that one batch touches
public interface SagaReaction<R> {

  /// Is told before anything else what came, with ids and times, for those who keep a record of it.
  default void heard(List<CloudEvent> batch) {}

  /// Loads and locks the rows that these events will touch, in one ordered query per table. The
  /// answer also knows what is *not* there, so that [#on] never asks the database again.
  R prepare(List<PlatformEvent> batch);

  /// Applies one event to the rows of its batch. A business refusal is an event, appended to the
  /// outbox; only a broken invariant is thrown.
  void on(PlatformEvent event, R rows);
}
