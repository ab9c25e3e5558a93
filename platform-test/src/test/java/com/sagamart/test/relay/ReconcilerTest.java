package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.test.Owner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// What the engine never saw is published all the same, and an operator sees that it was.
@RelayTest
@TestPropertySource(properties = "sagamart.relay.reconcile-interval=100ms")
class ReconcilerTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final int EVENTS = 3;

  @Autowired private Server server;
  @Autowired private Owner owner;
  @Autowired private MeterRegistry metrics;

  @Test
  void whatNobodyPublishedInTimeIsPublishedMarkedAndCounted() {
    server.awaitReader(); // until then a lead that begins would publish them by itself
    double published = count("sagamart.relay.rows.published");
    sayPastTheEngine();

    await("they are marked").atMost(MAX_WAIT).until(() -> server.unmarked() == 0);

    assertThat(count("sagamart.relay.rows.published")).isEqualTo(published + EVENTS);
    assertThat(count("sagamart.relay.rows.reconciled")).isEqualTo(EVENTS);
  }

  /// The engine reads what is inserted into the outbox; here a day comes with its events.
  private void sayPastTheEngine() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
    owner
        .jdbc()
        .execute(
            """
        CREATE TABLE outbox_past (LIKE outbox);
        INSERT INTO outbox_past
        SELECT gen_random_uuid(), 'sagamart.inventory.events', '1', 'NOTHING', '%1$s 12:00+00', '{}', NULL, NULL
        FROM generate_series(1, %3$d);
        ALTER TABLE outbox ATTACH PARTITION outbox_past FOR VALUES FROM ('%1$s 00:00+00') TO ('%2$s 00:00+00')
        """
                .formatted(day, day.plusDays(1), EVENTS));
  }

  private double count(String name) {
    return metrics.get(name).counter().count();
  }
}
