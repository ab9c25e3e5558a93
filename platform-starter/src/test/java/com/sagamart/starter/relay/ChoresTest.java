package com.sagamart.starter.relay;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChoresTest {

  @Test
  void aChoreThatFailsInWhateverWayIsDoneAgain() {
    Chores chores = new Chores();
    AtomicInteger tries = new AtomicInteger();
    try (Chores.Turn turn = chores.new Turn()) {
      turn.atOnceAndEvery(
          Duration.ofMillis(1),
          () -> {
            tries.incrementAndGet();
            throw new NoClassDefFoundError("for this test");
          });
      await().until(() -> tries.get() > 2);
    } finally {
      chores.stop();
    }
  }
}
