package com.sagamart.starter.relay;

import com.sagamart.starter.duty.Duty;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Keeps a relay running: waits for the lead, relays while it holds it, and begins again after any
/// failure. It starts before events are consumed or requests answered, and stops after them, so
/// that what they wrote last still leaves. What cannot leave in time, because the brokers or the
/// database are away, stays in the outbox for the next start or for another replica.
class RelayLifecycle implements SmartLifecycle, Duty {

  private static final Logger log = LoggerFactory.getLogger(RelayLifecycle.class);

  private final RelayDatabase database;
  private final RelayProperties properties;
  private final Supplier<Relay> engines;
  private final PublishedMarks marks;
  private final Reconciler reconciler;
  private final ReplicationSlot slot;
  private final SlotGuard guard;
  private final RelayLook look;
  private final OutboxDays days;
  private final LastWords lastWords;

  private volatile boolean running;
  private volatile boolean leading;
  private volatile @Nullable Relay relay;
  private volatile @Nullable Thread thread;
  private @Nullable Chores chores;

  RelayLifecycle(
      RelayDatabase database,
      RelayProperties properties,
      Supplier<Relay> engines,
      PublishedMarks marks,
      Reconciler reconciler,
      ReplicationSlot slot,
      SlotGuard guard,
      RelayLook look,
      OutboxDays days,
      LastWords lastWords) {
    this.database = database;
    this.properties = properties;
    this.engines = engines;
    this.marks = marks;
    this.reconciler = reconciler;
    this.slot = slot;
    this.guard = guard;
    this.look = look;
    this.days = days;
    this.lastWords = lastWords;
  }

  @Override
  public void start() {
    try {
      slot.ensureBeforeTheFirstEvent();
    } catch (SQLException e) {
      throw new IllegalStateException("the replication slot could not be made", e);
    }
    running = true;
    Chores mine = new Chores();
    chores = mine;
    thread = Thread.ofPlatform().name("relay").start(() -> takeTurns(mine));
  }

  /// Only a stop ends it. An interrupt alone wakes it: the engine has threads and interrupts of its
  /// own, and a stray one must not silence the service.
  private void takeTurns(Chores chores) {
    while (running) {
      try {
        Optional<Leadership> taken = Leadership.tryTake(database);
        if (taken.isPresent()) {
          lead(taken.get(), chores);
          pause(properties.restartPause().toMillis());
        } else {
          pause(properties.leaderRetry().toMillis());
        }
      } catch (InterruptedException e) {
        log.info("The relay was interrupted");
      } catch (SQLException | RuntimeException | Error e) {
        // Whatever it was: without this thread nothing that is said would leave any more.
        log.warn("The relay cannot run for now", e);
        pause(properties.restartPause().toMillis());
      }
    }
  }

  private void lead(Leadership leadership, Chores chores)
      throws SQLException, InterruptedException {
    try (leadership;
        Chores.Turn turn = chores.new Turn()) {
      Relay mine = engines.get();
      relay = mine;
      leading = true;
      Attendance attendance = new Attendance(properties.absenceLimit());
      turn.every(properties.leaderRetry(), () -> stopUnlessRightful(leadership, mine, attendance));
      turn.atOnceAndEvery(properties.upkeep(), days::keep);
      guard.makeSafe(() -> running && leadership.isHeld());
      log.info("Relaying the outbox through slot {}", database.slot());
      turn.every(properties.markInterval(), marks::flush);
      // At once as well: an engine that always fails at its start still leaves this net under it.
      Vigilance vigilance = new Vigilance(reconciler, mine);
      turn.atOnceAndEvery(properties.reconcileInterval(), vigilance::reconcile);
      mine.run();
      if (vigilance.isBetrayed()) {
        slot.forgetPosition(); // now that the engine stores none any more
      }
    } finally {
      leading = false;
    }
  }

  /// The next lead begins by making the slot safe.
  private void stopUnlessRightful(Leadership leadership, Relay mine, Attendance attendance) {
    if (!leadership.isHeld()) {
      log.warn("The lead is lost; another replica may have it");
      mine.stop();
      return;
    }
    SlotState slot = look.now().slot();
    if (!slot.isUsable()) {
      log.warn("The slot is lost while it is read");
      mine.stop();
    } else if (attendance.isOver(slot)) {
      log.warn("The engine has not read from the slot for {}", properties.absenceLimit());
      mine.stop();
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      log.info("The relay was woken");
    }
  }

  /// On a thread of its own: a database or broker that hangs costs the shutdown no more than its
  /// limit for a phase.
  @Override
  public void stop(Runnable stopped) {
    Thread.ofPlatform()
        .name("relay-stop")
        .daemon()
        .start(
            () -> {
              try {
                stop();
              } finally {
                stopped.run();
              }
            });
  }

  @Override
  public void stop() {
    running = false;
    try {
      if (leading) {
        lastWords.awaitPublished(properties.flushLimit(), this::isLeading);
      }
      stopEngine();
      marks.flush();
    } catch (DataAccessException e) {
      log.warn("The outbox cannot be looked at; what is in it is published later", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (chores != null) {
        chores.stop();
      }
    }
  }

  private void stopEngine() throws InterruptedException {
    Relay mine = relay;
    if (mine != null) {
      mine.stop();
    }
    Thread turns = thread;
    if (turns != null) {
      if (leading) {
        turns.join(properties.restartPause());
      }
      turns.interrupt(); // wakes a standby that pauses
      turns.join(properties.restartPause());
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public String duty() {
    return "relay";
  }

  /// A standby attends to it as well.
  @Override
  public boolean isAttendedTo() {
    Thread mine = thread;
    return mine != null && mine.isAlive();
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
}
