package com.sagamart.test.relay;

import static org.awaitility.Awaitility.await;

import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// A relay whose thread is interrupted by somebody who does not want to stop the service.
@RelayTest
class InterruptedRelayTest {

  private static final Duration LONGER_THAN_ITS_PAUSES = Duration.ofSeconds(3);

  @Autowired private Server server;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Wire wire;

  @Test
  void goesOn() {
    Talk talk = new Talk(outbox, transaction, wire);
    talk.say(1);
    talk.isPublishedInOrder();

    Instant end = Instant.now().plus(LONGER_THAN_ITS_PAUSES);
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              interruptTheRelay();
              return Instant.now().isAfter(end);
            });

    talk.say(2);
    talk.isPublishedInOrder();
    server.awaitReader();
  }

  private static void interruptTheRelay() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("relay"))
        .forEach(Thread::interrupt);
  }
}
