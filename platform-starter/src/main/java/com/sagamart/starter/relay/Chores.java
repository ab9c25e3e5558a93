package com.sagamart.starter.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the leader does beside relaying, each on its own beat. A chore that fails is done again at
/// its next beat.
class Chores {

  private static final Logger log = LoggerFactory.getLogger(Chores.class);

  /// A thread for each: the lead is checked in time, whatever the brokers let the others wait for.
  private static final int THREADS = 4;

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS, Thread.ofPlatform().name("relay-chore-", 0).factory());

  /// Those of one lead.
  final class Turn implements AutoCloseable {

    private final List<ScheduledFuture<?>> begun = new ArrayList<>();

    void every(Duration beat, Chore chore) {
      begin(beat, beat, chore);
    }

    void atOnceAndEvery(Duration beat, Chore chore) {
      begin(Duration.ZERO, beat, chore);
    }

    private void begin(Duration first, Duration beat, Chore chore) {
      begun.add(
          threads.scheduleWithFixedDelay(
              () -> attempt(chore), first.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
      begun.forEach(chore -> chore.cancel(false));
    }
  }

  private static void attempt(Chore chore) {
    try {
      chore.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log.warn("A chore of the relay failed and is tried again", e);
    }
  }

  void stop() {
    threads.shutdownNow();
  }

  @FunctionalInterface
  interface Chore {
    void run() throws InterruptedException;
  }
}
