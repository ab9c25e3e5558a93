package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Owner;
import com.sagamart.test.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever becomes of the slot, every event is published, and none of a key overtakes another.
@RelayTest
class SlotLostTest {

  /// Ahead of any server, in each field of the engine's position.
  private static final String FAR_AHEAD =
      """
      UPDATE relay_offset SET source_offset = convert_to(regexp_replace(
        convert_from(source_offset, 'UTF8'), '("lsn[a-z_]*"):[0-9]+', '\\1:900000000000000', 'g'), 'UTF8')
      """;

  @Autowired private Server server;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;
  @Autowired private Owner owner;
  @Autowired private MeterRegistry metrics;

  @Autowired
  @Qualifier("relay")
  private SmartLifecycle relay;

  private Talk talk;

  @BeforeEach
  void relaysAFewEvents() {
    talk = new Talk(outbox, transaction, wire);
    server.awaitReader();
    talk.say(5);
    talk.isPublishedInOrder();
  }

  @AfterEach
  void relays() {
    if (!relay.isRunning()) {
      relay.start();
    }
  }

  @Test
  void nothingIsLostWhenTheSlotIsDroppedWhileItIsRead() {
    double before = losses();
    talk.goingOnDuring(
        () -> {
          server.dropSlot();
          server.awaitReader();
        });
    talk.isPublishedInOrder();
    assertThat(losses()).isGreaterThan(before);
  }

  @Test
  void nothingIsLostWhenTheSlotIsDroppedWhileNobodyReads() {
    double before = losses();
    stop();
    talk.say(20);
    server.dropSlot();
    talk.say(20);
    talk.goingOnDuring(this::start);
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before + 1);
  }

  @Test
  void nothingIsLostWhenTheServerThrewTheLogAway() {
    double before = losses();
    stop();
    talk.say(20);
    server.invalidateSlot();
    talk.say(20);
    talk.goingOnDuring(this::start);
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before + 1);
    assertThat(server.of("wal_status", String.class)).isNotEqualTo("lost");
  }

  @Test
  void nothingIsLostWhenThePositionIsWiped() {
    double before = losses();
    stop();
    talk.say(20);
    assertThat(owner.jdbc().update("DELETE FROM relay_offset")).isPositive();
    talk.goingOnDuring(this::start);
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before);
  }

  @Test
  void nothingIsLostWhenThePositionIsAheadOfARestoredServer() {
    double before = losses();
    stop();
    talk.say(20);
    assertThat(owner.jdbc().update(FAR_AHEAD)).isPositive();
    talk.goingOnDuring(this::start);
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before + 1);
  }

  @Test
  void nothingIsLostWhenAnOperatorMadeTheSlotAnew() {
    double before = losses();
    stop();
    talk.say(20);
    server.dropSlot();
    talk.say(20);
    server.makeSlot();
    talk.goingOnDuring(this::start);
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before + 1);
  }

  @Test
  void aRestartAloneIsNoLoss() {
    double before = losses();
    talk.goingOnDuring(
        () -> {
          stop();
          start();
        });
    talk.isPublishedInOrder();
    assertThat(losses()).isEqualTo(before);
  }

  private void stop() {
    relay.stop();
    server.awaitNoReader();
  }

  private void start() {
    relay.start();
    server.awaitReader();
  }

  private double losses() {
    return metrics.get("sagamart.relay.slot.lost").counter().count();
  }
}
