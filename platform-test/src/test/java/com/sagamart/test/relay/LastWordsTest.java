package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A service that stops is heard out.
@RelayTest
@TestPropertySource(
    properties = {"sagamart.relay.flush-limit=20s", "sagamart.relay.mark-interval=1h"})
@DirtiesContext
class LastWordsTest {

  /// More than the relay publishes at a time.
  private static final int EVENTS = 5_000;

  private static final String SAY =
      """
      INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload)
      SELECT gen_random_uuid(), 'sagamart.inventory.events', '1', 'NOTHING', now(), '{}'
      FROM generate_series(1, ?)
      """;

  @Autowired private Server server;
  @Autowired private JdbcTemplate jdbc;

  @Autowired
  @Qualifier("relay")
  private SmartLifecycle relay;

  @Test
  void whatWasSaidBeforeAStopIsPublishedAndMarked() {
    server.awaitReader();
    jdbc.update(SAY, EVENTS);
    relay.stop();
    assertThat(server.unmarked()).isZero();
  }
}
