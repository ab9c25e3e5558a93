package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Owner;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Marking does not become slower with each day that the outbox keeps. Nothing else looks at the
/// outbox here.
@RelayTest
@TestPropertySource(
    properties = {
      "sagamart.relay.leader-retry=1h",
      "sagamart.relay.reconcile-interval=1h",
      "sagamart.relay.mark-interval=100ms"
    })
class MarksTest {

  private static final int EVENTS = 10;

  /// A connection tells the server what it did after ten idle seconds at the latest.
  private static final Duration MAX_WAIT = Duration.ofSeconds(40);

  @Autowired private Server server;
  @Autowired private Owner owner;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void onlyTheDayOfTheEventsIsTouched() {
    server.awaitReader(); // before it reads it looks at everything
    LocalDate other = today.minusDays(3);
    owner
        .jdbc()
        .execute(
            """
        CREATE TABLE %1$s PARTITION OF outbox FOR VALUES FROM ('%2$s 00:00+00') TO ('%3$s 00:00+00');
        SELECT pg_stat_force_next_flush()
        """
                .formatted(part(other), other, other.plusDays(1)));
    long before = scans(other); // its indexes were made
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(EVENTS);

    await("the marks are known of")
        .atMost(MAX_WAIT)
        .until(() -> count("n_tup_upd", today) + count("n_tup_upd", today.plusDays(1)) >= EVENTS);

    assertThat(scans(other)).isEqualTo(before);
  }

  private long scans(LocalDate day) {
    return count("coalesce(seq_scan, 0) + coalesce(idx_scan, 0)", day);
  }

  private long count(String what, LocalDate day) {
    return owner
        .jdbc()
        .queryForObject(
            "SELECT coalesce(max(%s), 0) FROM pg_stat_user_tables WHERE relname = ?"
                .formatted(what),
            Long.class,
            part(day));
  }

  private static String part(LocalDate day) {
    return "outbox_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
