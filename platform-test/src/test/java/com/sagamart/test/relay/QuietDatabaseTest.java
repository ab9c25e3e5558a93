package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A service that has nothing to say does not make the server keep what the others write.
@RelayTest
@TestPropertySource(properties = "sagamart.relay.heartbeat=200ms")
class QuietDatabaseTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final long MEGABYTE = 1 << 20;

  @Autowired private Server server;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;

  @BeforeEach
  void isRead() {
    server.awaitReader();
    server.operator("CREATE TABLE noise (words text)");
  }

  @AfterEach
  void isQuietAgain() {
    server.operator("DROP TABLE noise");
  }

  @Test
  void theSlotMovesOnAndTheLogIsReleased() {
    String before = jdbc.queryForObject("SELECT pg_current_wal_lsn()", String.class);
    server.operator(
        "INSERT INTO noise SELECT repeat(md5(i::text), 20) FROM generate_series(1, 30000) i");
    String after = jdbc.queryForObject("SELECT pg_current_wal_lsn()", String.class);
    assertThat(jdbc.queryForObject("SELECT ?::pg_lsn - ?::pg_lsn", Long.class, after, before))
        .isGreaterThan(16 * MEGABYTE);

    await("the slot is confirmed up to the noise's end")
        .atMost(MAX_WAIT)
        .until(() -> server.of("confirmed_flush_lsn >= '%s'".formatted(after), Boolean.class));
    await("the log of the noise is released")
        .atMost(MAX_WAIT)
        .until(
            () -> {
              // Where a slot can begin again is noted at checkpoints, among others.
              server.operator("CHECKPOINT");
              return server.of("pg_current_wal_lsn() - restart_lsn", Long.class) < MEGABYTE;
            });
  }

  @Test
  void eventsPassBetweenHeartbeats() {
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(50);
    talk.isPublishedInOrder();
  }
}
