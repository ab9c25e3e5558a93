package com.sagamart.test.relay;

import static org.awaitility.Awaitility.await;

import com.sagamart.test.Owner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// An engine that fails at every start, here for want of its publication.
@RelayTest
@TestPropertySource(
    properties = {"sagamart.relay.reconcile-after=1s", "sagamart.relay.reconcile-interval=1h"})
class FailingEngineTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  @Autowired private Server server;
  @Autowired private Owner owner;

  @Test
  void eventsArriveByTheNetUnderIt() {
    say();
    await("the position is stored").atMost(MAX_WAIT).until(() -> count("relay_offset") == 1);
    await("it is marked").atMost(MAX_WAIT).until(() -> server.unmarked() == 0);

    owner.jdbc().execute("DROP PUBLICATION outbox");
    say();

    await("it is marked").atMost(MAX_WAIT).until(() -> server.unmarked() == 0);
  }

  private void say() {
    owner
        .jdbc()
        .execute(
            """
        INSERT INTO outbox (event_id, topic, record_key, type, occurred_at, payload)
        VALUES (gen_random_uuid(), 'sagamart.inventory.events', '1', 'NOTHING', now(), '{}')
        """);
  }

  private long count(String table) {
    return owner.jdbc().queryForObject("SELECT count(*) FROM " + table, Long.class);
  }
}
