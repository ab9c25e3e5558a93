package com.sagamart.test.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.StockReleased;
import com.sagamart.starter.outbox.Outbox;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.springframework.transaction.support.TransactionTemplate;

/// Events of one key, numbered, each in a transaction of its own.
class Talk {

  private static final AtomicLong KEYS = new AtomicLong(1_000);

  /// Less than the reconciler waits.
  private static final Duration MAX_WAIT = Duration.ofSeconds(25);

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Wire wire;
  private final long key = KEYS.incrementAndGet();
  private final AtomicLong said = new AtomicLong();

  Talk(Outbox outbox, TransactionTemplate transaction, Wire wire) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.wire = wire;
  }

  void say(int events) {
    for (int i = 0; i < events; i++) {
      transaction.executeWithoutResult(
          _ -> outbox.append(new StockReleased(key, said.incrementAndGet())));
    }
  }

  /// Goes on saying more while this happens.
  void goingOnDuring(Runnable work) {
    AtomicBoolean isDone = new AtomicBoolean();
    Thread talking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!isDone.get()) {
                    say(1);
                  }
                });
    try {
      work.run();
    } finally {
      isDone.set(true);
      try {
        talking.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Waits until all that was said is published, and fails unless it is in order, repeats aside.
  void isPublishedInOrder() {
    List<Long> all = LongStream.rangeClosed(1, said.get()).boxed().toList();
    await("all %d events".formatted(all.size()))
        .atMost(MAX_WAIT)
        .untilAsserted(() -> assertThat(heard()).containsAll(all));
    assertThat(heard().stream().distinct()).containsExactlyElementsOf(all);
  }

  private List<Long> heard() {
    return wire.heard(StockReleased.class, key).stream().map(StockReleased::userId).toList();
  }
}
