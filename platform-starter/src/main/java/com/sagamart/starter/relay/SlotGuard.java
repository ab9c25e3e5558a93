package com.sagamart.starter.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure, before the engine runs, that no event falls between what was published and what the
/// slot will give.
///
/// The one sign of a position that cannot be trusted is that there is none: it is deleted before
/// anything else is put right, and only a running engine stores another. So a leader that dies
/// half-way leaves the next one with the same work.
class SlotGuard {

  private static final Logger log = LoggerFactory.getLogger(SlotGuard.class);

  private final ReplicationSlot slot;
  private final Republication republication;
  private final Counter losses;

  SlotGuard(ReplicationSlot slot, Republication republication, MeterRegistry registry) {
    this.slot = slot;
    this.republication = republication;
    this.losses =
        Counter.builder("sagamart.relay.slot.lost")
            .description("Times that the slot, or the position in it, was lost and made anew")
            .register(registry);
  }

  /// Puts right what is wrong with the slot. Only the leader may call this, with no engine running.
  ///
  /// @param isLeading asked between batches of events, of which there may be many
  void makeSafe(BooleanSupplier isLeading) throws SQLException, InterruptedException {
    slot.sendAwayItsReader();
    Optional<SlotLoss> loss = slot.loss();
    if (loss.isPresent()) {
      losses.increment();
      log.error(
          "The relay's slot is lost: {}. Its position is forgotten, the slot is made anew where it"
              + " does not stand, and every event that is not marked as published is published",
          loss.get().story());
      slot.forgetPosition();
      if (loss.get() == SlotLoss.INVALIDATED) {
        slot.drop();
      }
    }
    slot.ensure();
    if (slot.isPositionForgotten()) {
      int events = republication.republish(isLeading);
      if (loss.isPresent() || events > 0) {
        log.error("Without a position in its slot the relay published {} events", events);
      }
    }
  }
}
