package com.sagamart.test.relay;

import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Owner;
import com.sagamart.test.Wire;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// An engine whose position names a commit that never comes: it reads on, passes every event over,
/// and everything about it looks well.
@RelayTest
@TestPropertySource(
    properties = {"sagamart.relay.reconcile-after=4s", "sagamart.relay.reconcile-interval=1s"})
class LostPositionTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  /// Less than an event waits for the reconciler.
  private static final Duration BY_THE_ENGINE = Duration.ofSeconds(2);

  private static final String FAR_AWAY =
      """
      CREATE FUNCTION far_away() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.source_offset := convert_to(
          (convert_from(NEW.source_offset, 'UTF8')::jsonb
            || '{"lsn_commit": 9000000000000000, "lsn_proc": 9000000000000000}')::text, 'UTF8');
        RETURN NEW;
      END $$
      """;

  @Autowired private Server server;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;
  @Autowired private Owner owner;

  @Test
  void isNotTrustedForLong() {
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(1);
    talk.isPublishedInOrder();
    owner.jdbc().execute(FAR_AWAY);
    owner
        .jdbc()
        .execute(
            "CREATE TRIGGER far_away BEFORE INSERT OR UPDATE ON relay_offset"
                + " FOR EACH ROW EXECUTE FUNCTION far_away()");
    await("a position far away")
        .atMost(MAX_WAIT)
        .until(
            () -> {
              talk.say(1);
              return owner
                  .jdbc()
                  .queryForObject(
                      "SELECT count(*) = 1 FROM relay_offset"
                          + " WHERE convert_from(source_offset, 'UTF8') LIKE '%9000000000000000%'",
                      Boolean.class);
            });

    server.sendReaderAway();
    talk.say(3);

    talk.isPublishedInOrder();
    await("the engine publishes again")
        .atMost(MAX_WAIT)
        .ignoreExceptionsInstanceOf(ConditionTimeoutException.class)
        .untilAsserted(
            () -> {
              talk.say(1);
              await("it is marked").atMost(BY_THE_ENGINE).until(() -> server.unmarked() == 0);
            });
    talk.isPublishedInOrder();
  }
}
