package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What an operator sees of the relay.
@RelayTest
class RelayHealthTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload)
      VALUES (?, 'sagamart.inventory.events', '1', 'NOTHING', now() - ?::interval, '{}')
      """;

  @Autowired private Server server;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;
  @Autowired private MeterRegistry metrics;
  @Autowired private HealthIndicator relayHealthIndicator;

  @Autowired
  @Qualifier("relay")
  private SmartLifecycle relay;

  @BeforeEach
  void relays() {
    if (!relay.isRunning()) {
      relay.start();
    }
    server.awaitReader();
    awaitHealth(Status.UP, "ACTIVE");
  }

  @AfterEach
  void hasASlot() {
    relay.start();
  }

  @Test
  void aLeaderThatReadsIsWell() {
    assertThat(health().getDetails()).containsEntry("role", "LEADER").containsKey("lagSeconds");
    assertThat(gauge("sagamart.relay.slot.active")).isEqualTo(1);
    assertThat(gauge("sagamart.relay.wal.retained")).isNotNegative();
  }

  @Test
  void publishedRowsAreCounted() {
    double before = published();
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(7);
    talk.isPublishedInOrder();
    await("seven more").atMost(MAX_WAIT).until(() -> published() >= before + 7);
  }

  @Test
  void aReplicaThatStandsByIsWell() {
    stop();
    awaitHealth(Status.UP, "IDLE");
    assertThat(health().getDetails()).containsEntry("role", "STANDBY");
    assertThat(gauge("sagamart.relay.slot.active")).isZero();
  }

  @Test
  void anEventThatWaitsForLongerThanAMinuteIsBad() {
    stop();
    jdbc.update(INSERT, UUID.randomUUID(), "50 seconds");
    awaitHealth(Status.UP, "IDLE");
    jdbc.update(INSERT, UUID.randomUUID(), "70 seconds");
    awaitHealth(Status.DOWN, "IDLE");
    relay.start();
    awaitHealth(Status.UP, "ACTIVE");
  }

  @Test
  void aSlotThatIsGoneIsBad() {
    stop();
    server.dropSlot();
    awaitHealth(Status.DOWN, "MISSING");
  }

  @Test
  void aSlotWhoseLogIsThrownAwayIsBad() {
    stop();
    server.invalidateSlot();
    awaitHealth(Status.DOWN, "LOST");
  }

  private void stop() {
    relay.stop();
    server.awaitNoReader();
  }

  private void awaitHealth(Status status, String slot) {
    await("the relay is %s and its slot %s".formatted(status, slot))
        .atMost(MAX_WAIT)
        .untilAsserted(
            () -> {
              assertThat(health().getStatus()).isEqualTo(status);
              assertThat(health().getDetails().get("slot")).hasToString(slot);
            });
  }

  private Health health() {
    return relayHealthIndicator.health();
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  private double published() {
    return metrics.get("sagamart.relay.rows.published").counter().count();
  }
}
