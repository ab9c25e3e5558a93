package com.sagamart.starter.relay;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps a relay running: waits for the lead, relays while it holds it, and begins again after any
/// failure. It starts before events are consumed or requests answered, and stops after them, so
/// that what they wrote last still leaves.
class RelayLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RelayLifecycle.class);

  /// A thread for each: the lead is checked in time, whatever the brokers let the others wait for.
  private static final int DUTIES = 3;

  private final RelayDatabase database;
  private final RelayProperties properties;
  private final Supplier<Relay> engines;
  private final PublishedMarks marks;
  private final Reconciler reconciler;
  private final ReplicationSlot slot;

  private volatile boolean running;
  private volatile boolean leading;
  private volatile @Nullable Relay relay;
  private @Nullable Thread thread;
  private @Nullable ScheduledExecutorService chores;

  RelayLifecycle(
      RelayDatabase database,
      RelayProperties properties,
      Supplier<Relay> engines,
      PublishedMarks marks,
      Reconciler reconciler) {
    this.database = database;
    this.properties = properties;
    this.engines = engines;
    this.marks = marks;
    this.reconciler = reconciler;
    this.slot = new ReplicationSlot(database);
  }

  @Override
  public void start() {
    try {
      slot.ensure();
    } catch (SQLException e) {
      throw new IllegalStateException("the replication slot could not be made", e);
    }
    running = true;
    chores =
        new ScheduledThreadPoolExecutor(
            DUTIES, Thread.ofPlatform().name("relay-chore-", 0).factory());
    thread = Thread.ofPlatform().name("relay").start(this::takeTurns);
  }

  private void takeTurns() {
    while (running) {
      try {
        Optional<Leadership> taken = Leadership.tryTake(database);
        if (taken.isPresent()) {
          lead(taken.get());
          pause(properties.restartPause().toMillis());
        } else {
          pause(properties.leaderRetry().toMillis());
        }
      } catch (SQLException | RuntimeException e) {
        log.warn("The relay cannot run for now", e);
        pause(properties.restartPause().toMillis());
      }
    }
  }

  private void lead(Leadership leadership) throws SQLException {
    try (leadership) {
      slot.ensure();
      slot.sendAwayItsReader();
      Relay mine = engines.get();
      relay = mine;
      leading = true;
      log.info("Relaying the outbox through slot {}", database.slot());
      ScheduledFuture<?>[] duties = duties(leadership, mine);
      try {
        mine.run();
      } finally {
        leading = false;
        for (ScheduledFuture<?> duty : duties) {
          duty.cancel(false);
        }
      }
    }
  }

  private ScheduledFuture<?>[] duties(Leadership leadership, Relay mine) {
    return new ScheduledFuture<?>[] {
      every(
          properties.leaderRetry().toMillis(),
          () -> {
            if (!leadership.isHeld()) {
              log.warn("The lead is lost; another replica may have it");
              mine.stop();
            }
          }),
      every(properties.markInterval().toMillis(), marks::flush),
      every(properties.reconcileInterval().toMillis(), reconciler::reconcile)
    };
  }

  private ScheduledFuture<?> every(long millis, Duty duty) {
    ScheduledExecutorService executor = chores;
    if (executor == null) {
      throw new IllegalStateException("not started");
    }
    return executor.scheduleWithFixedDelay(
        () -> {
          try {
            duty.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            log.warn("A duty of the relay failed and is tried again", e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    Relay mine = relay;
    if (mine != null) {
      mine.stop();
    }
    if (thread != null) {
      // Wakes a standby that pauses; an engine that was stopped has ended by now.
      thread.interrupt();
    }
    if (chores != null) {
      chores.shutdownNow();
    }
    marks.flush();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Whether this replica relays; the others stand by.
  boolean isLeading() {
    return leading;
  }

  /// Early up and late down: see the class.
  @Override
  public int getPhase() {
    return 0;
  }

  @FunctionalInterface
  private interface Duty {
    void run() throws InterruptedException;
  }
}
