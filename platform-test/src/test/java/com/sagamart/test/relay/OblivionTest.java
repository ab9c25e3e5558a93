package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// The inbox forgets what no topic can deliver again, and nothing else.
@RelayTest
@TestPropertySource(
    properties = {"sagamart.inbox.purge-every=100ms", "sagamart.inbox.purge-batch=2"})
class OblivionTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  @Autowired private JdbcTemplate jdbc;

  @Test
  void whatIsTooOldIsForgottenInBatches() {
    UUID young = takenIn(idOf(44), 44);
    UUID oldButTakenInLate = takenIn(idOf(60), 30);
    UUID youngWithoutATime = takenIn(new UUID(0x4000, Long.MIN_VALUE), 1);
    for (int i = 0; i < 5; i++) {
      takenIn(idOf(46 + i), 46 + i);
    }
    await("the old ones are forgotten").atMost(MAX_WAIT).until(() -> count() == 3);
    assertThat(jdbc.queryForList("SELECT event_id FROM inbox", UUID.class))
        .containsExactlyInAnyOrder(young, oldButTakenInLate, youngWithoutATime);
  }

  private UUID takenIn(UUID event, int daysAgo) {
    jdbc.update(
        "INSERT INTO inbox VALUES ('talker', ?, now() - make_interval(days => ?))", event, daysAgo);
    return event;
  }

  /// An id as it would have been made so many days ago.
  private static UUID idOf(int daysAgo) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    long then = Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli();
    return new UUID(
        (then << 16) | (id.getMostSignificantBits() & 0xffff), id.getLeastSignificantBits());
  }

  private long count() {
    return jdbc.queryForObject("SELECT count(*) FROM inbox", Long.class);
  }
}
